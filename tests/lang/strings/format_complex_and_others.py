# tests/lang/strings/format_complex_and_others.py - format of complex numbers, strings, bytes, None, types and objects
values = (1 + 2j, -0.0 - 1.5j, complex("nan"), complex(1e20, -1e-20))
for spec in ("", ".2f", ".3e", "+.1f", "g", ">30", "^30.2f", ",.1f", "_", "010", "=20", "%", "x", "s", "#g", " "):
    out = []
    for v in values:
        try:
            out.append("[" + format(v, spec) + "]")
        except Exception as e:
            out.append(type(e).__name__ + ": " + str(e))
            break
    print(repr(spec), *out)
class P: pass
class Q:
    def __str__(self): return "q!"
for v in ("str", b"by", None, int, [1], (), {}, ..., range(3), Q(), object, True, 2 + 0j, slice(1), len):
    for spec in ("", "s", "10", ">8", ".2", "d"):
        try:
            print(repr(spec), "[" + format(v, spec) + "]", end="  ")
        except Exception as e:
            print(repr(spec), type(e).__name__, str(e), end="  ")
    print()
for f in (lambda: format(1, 2), lambda: format(), lambda: format(1, "", ""), lambda: "{:{}}".format("a", 5), lambda: "{:{}{}}".format("a", "^", 5), lambda: "{0:{1:{2}}}".format(1, 2, 3), lambda: (5).__format__(), lambda: "a".__format__(3), lambda: P().__format__("x")):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
