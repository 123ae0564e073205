# tests/lang/format/int_spec.py - format specs of ints
for spec in ("", "d", "5", "<5", ">5", "^5", "=5", "05", "+", " ", "-", "+05", "x", "X", "o", "b", "#x", "#b", "#o", "#010x", ",", "_", "_x", "12,", "c", "e", ".2f", "%", "n", "*^9", "x^+7", "g", "010,", "+_b"):
    print(repr(spec), [format(v, spec) for v in ((1234567, 65) if spec != "c" else (97,))], format(-42, spec) if spec != "c" else "")
