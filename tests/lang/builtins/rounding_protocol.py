# tests/lang/builtins/rounding_protocol.py - round, floor, ceil, trunc, abs, divmod and pow ask __round__ and its kin
import math
class R:
    def __round__(self, *a): return ("round", a)
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
    def __abs__(self): return "abs"
    def __divmod__(self, o): return ("divmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __pow__(self, *a): return ("pow", a)
    def __rpow__(self, *a): return ("rpow", a)
    def __neg__(self): return "neg"
    def __invert__(self): return "inv"
class N: pass
class Fl:
    def __float__(self): return 2.5
def t(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)
for o in (R(), N(), Fl(), 2.5, -3, True, 1j, "s", None):
    n = type(o).__name__
    t(n + " round", lambda: round(o)); t(n + " round 1", lambda: round(o, 1)); t(n + " round None", lambda: round(o, None)); t(n + " round kw", lambda: round(number=o, ndigits=-1)); t(n + " floor", lambda: math.floor(o)); t(n + " ceil", lambda: math.ceil(o)); t(n + " trunc", lambda: math.trunc(o)); t(n + " abs", lambda: abs(o)); t(n + " divmod", lambda: divmod(o, 2)); t(n + " rdivmod", lambda: divmod(7, o)); t(n + " pow", lambda: pow(o, 2)); t(n + " pow3", lambda: pow(o, 2, 5)); t(n + " rpow", lambda: pow(2, o)); t(n + " neg", lambda: (-o, ~o))
for x, n in ((0.5, 0), (1.5, 0), (2.675, 2), (1e22, -22), (5e15 + 0.5, 0), (-0.4, 0), (1234.5678, -2), (0.15, 1), (0.25, 1), (0.35, 1), (1e300, 10), (5.5, None), (1e16, -16), (float("nan"), 2), (float("inf"), 2), (12345.0, -5), (55555.0, -5), (1.0, 400), (1.0, -400), (1e-320, 322)):
    t(f"round({x}, {n})", lambda: repr(round(x, n)))
t("inf", lambda: round(float("inf"))); t("nan", lambda: round(float("nan"))); t("args", lambda: round()); t("args", lambda: round(1, 2, 3)); t("float ndigits", lambda: round(1.5, 1.0)); t("str", lambda: round(1, "a"))
