# tests/lang/builtins/ascii_repr_str.py - ascii escapes what is not ASCII
print(ascii("é世😀\n"), ascii(["ü"]), repr("é世"), ascii({"ä": 1}), ascii(5), ascii(None))
class R:
    def __repr__(self): return "ré"
print(ascii(R()), repr(R()), [R()], ascii([R()]))
