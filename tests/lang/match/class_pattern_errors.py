# tests/lang/match/class_pattern_errors.py - what class patterns say of __match_args__ that is wrong, of too many positions, of classes that are none
def run(cls, pattern, subject=None):
    ns = {"C": cls, "s": subject if subject is not None else cls() if isinstance(cls, type) else 5}
    try: exec(f"match s:\n case {pattern}: r = ('matched', sorted((k, v) for k, v in locals().items() if len(k) == 1 and k not in 'Csr'))\n case _: r = 'no'", ns); print(pattern, ns["r"])
    except Exception as e: print(pattern, type(e).__name__, e)
def c(match_args=..., **ns):
    if match_args is not ...: ns["__match_args__"] = match_args
    return type("C", (), ns)
for args in (..., (), ("x",), ("x", "y"), ("y", "x"), ("x", "x"), ["x"], "x", None, 5, (5,), (None,), ("nope",), ("x", 5), ("class",)):
    cls = c(args, x=1, y=2); print("match_args", args)
    for p in ("C()", "C(a)", "C(a, b)", "C(a, b, d)", "C(x=a)", "C(a, x=b)", "C(a, y=b)", "C(y=a, x=b)", "C(z=a)", "C(_)", "C(1)", "C(2)", "C(a, 2)"): run(cls, p)
for cls in (5, None, "C", len, list[int], int | str, lambda: 0, [int], (int, str)): run(cls, "C()", 5); run(cls, "C(a)", 5)
for cls, s in ((int, 5), (int, True), (bool, 1), (bool, True), (str, "a"), (bytes, b"a"), (bytearray, bytearray(b"a")), (dict, {1: 2}), (list, [1]), (tuple, (1,)), (set, {1}), (frozenset, frozenset([1])), (float, 1.0), (complex, 1j), (range, range(3)), (object, 5), (type, int), (Exception, ValueError(1)), (memoryview, memoryview(b"a"))):
    for p in ("C()", "C(a)", "C(a, b)", "C(real=a)", "C(a, real=b)", "C([a])", "C(x=1)"): print(cls.__name__, end=" "); run(cls, p, s)
class Sub(int): pass
class SubArgs(int): __match_args__ = ("real", "imag")
class SubNone(dict): __match_args__ = ()
for cls, s in ((Sub, Sub(5)), (int, Sub(5)), (SubArgs, SubArgs(5)), (int, SubArgs(5)), (SubNone, SubNone(a=1)), (dict, SubNone(a=1))):
    for p in ("C(a)", "C(a, b)", "C(real=a)"): print(cls.__name__, end=" "); run(cls, p, s)
class Raises:
    __match_args__ = ("p", "q")
    @property
    def p(self): raise AttributeError("p")
    @property
    def q(self): raise ValueError("q")
for p in ("C(a)", "C(p=a)", "C(q=a)", "C(p=a, q=b)", "C(q=_)", "C(nothing=_)"): run(Raises, p)
class Meta(type):
    def __instancecheck__(c, o): print("instancecheck", o); return o == 5
    @property
    def __match_args__(c): print("match_args asked"); return ("real",)
class ByMeta(metaclass=Meta): pass
for s in (5, 6): run(ByMeta, "C(a)", s); run(ByMeta, "C(real=a)", s); run(ByMeta, "C()", s)
class Bad(type):
    def __instancecheck__(c, o): raise KeyError("check")
class ByBad(metaclass=Bad): pass
run(ByBad, "C()", 5)
