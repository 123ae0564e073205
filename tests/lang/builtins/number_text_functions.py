# tests/lang/builtins/number_text_functions.py - bin, oct, hex, chr, ord, ascii, repr, format and round of all kinds of arguments
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
    def __repr__(self): return f"I({self.v!r})"
args = [0, -1, 255, -256, 2**64, -2**100, True, I(10), I(-3), I("x"), I(2**70), 1.5, "a", "ab", "", b"a", b"ab", bytearray(b"z"), None, "\U0010ffff", "\ud800", 0x10ffff, 0x110000, -2**70]
for f in (bin, oct, hex, chr, ord, ascii):
    for a in args:
        try:
            print(f.__name__, repr(a)[:20].encode("ascii", "backslashreplace").decode(), ascii(f(a)))
        except Exception as e:
            print(f.__name__, ascii(a)[:20], type(e).__name__, ascii(str(e)))
