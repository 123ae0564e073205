# tests/lang/format/str_spec.py - format specs of strings
for spec in ("", "s", "10", "<10", ">10", "^10", "*^10", ".2", "10.2", "05", "^3", "é^7", "=<9"):
    print(repr(spec), repr(format("hello", spec)))
