# tests/lang/strings/percent_errors_in_words.py - what % formatting says, for each way of being wrong
class I:
    def __index__(self): return 3
class F:
    def __float__(self): return 2.5
class N:
    def __int__(self): return 4
class S:
    def __str__(self): return 5
cases = [("%d", "x"), ("%d", 1.9), ("%x", 1.5), ("%d", F()), ("%d", N()), ("%x", N()), ("%x", I()), ("%f", "1"), ("%f", F()), ("%f", I()), ("%f", N()), ("%c", "ab"), ("%c", ""), ("%c", -1), ("%c", 0x110000), ("%c", I()), ("%c", 65), ("%c", 1.5), ("%s", S()),
         ("%", 1), ("%d %d", 1), ("%d", (1, 2)), ("x", 1), ("x", ()), ("x", {}), ("x", [1]), ("x", "s"), ("%(a)d", 1), ("%(a)d", {}), ("%(a", {}), ("%(a)", {"a": 1}), ("%q", 1), ("%\u20ac", 1), ("%5", 1), ("%.", 1), ("%*d", (1,)), ("%*d", ("a", 1)), ("%.*f", (2, 1.239)), ("%*d", (-5, 3)), ("%ld %hi %Lu", (1, 2, 3)),
         ("%(a(b))s", {"a(b)": 1}), ("%()s", {"": 2}), ("%(a)s %s", {"a": 1}), ("%s", {}), ("%s %(a)s", {"a": 1}), ("%%", ()), ("%5%|", ()), ("%s", (1, 2)), ("%s", ((1, 2),)), ("%.0s|", "abc"), ("%.2r", "abc"), ("%r", "\u20ac"), ("%a", "\u20ac"), ("%5.1a|", "\u20ac"), ("%999999999999999999999d", 1), ("%.999999999999999d", 1), ("%i", float("nan")), ("%d", float("inf")), ("%e", 10**400), ("%z", ())]
for f, a in cases:
    try:
        print(ascii(f), ascii(f % a))
    except Exception as e:
        print(ascii(f), type(e).__name__, ascii(str(e)))
for f, a in cases:
    if f.isascii() and "s" not in f and "a" not in f:
        try:
            print(f.encode(), f.encode() % a)
        except Exception as e:
            print(f.encode(), type(e).__name__, e)
