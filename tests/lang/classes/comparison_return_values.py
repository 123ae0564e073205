# tests/lang/classes/comparison_return_values.py - comparison methods that return odd things, and who turns them into truth
class R:
    def __init__(self, r): self.r = r
    def __eq__(self, o): return self.r
    __lt__ = __le__ = __gt__ = __ge__ = __ne__ = __contains__ = __eq__
    __hash__ = object.__hash__
class BadBool:
    def __bool__(self): raise KeyError("truth")
    def __repr__(self): return "BadBool"
for v in (0, 1, "", "x", None, [], NotImplemented, BadBool()):
    r = R(v); print(repr(v))
    import warnings; warnings.simplefilter("ignore")
    for name, f in (("==", lambda: r == 1), ("!=", lambda: r != 1), ("<", lambda: r < 1), ("chain", lambda: r < 1 < 2), ("in", lambda: r in [5]), ("contains", lambda: 1 in r), ("not", lambda: not r == 1), ("if", lambda: 1 if r == 1 else 2), ("and", lambda: (r == 1) and "second"), ("index", lambda: [5, r].index(7)), ("count", lambda: [r, r].count(5)), ("remove", lambda: [r].remove(5)), ("max", lambda: max([r, r]) is r), ("sorted", lambda: len(sorted([r, r]))), ("tuple ==", lambda: (r,) == (1,)), ("list <", lambda: [r] < [1]), ("dict ==", lambda: {1: r} == {1: 2}), ("sort key", lambda: sorted([1, 2], key=lambda x: R(v)))):
        try: print("  ", name, f())
        except Exception as e: print("  ", name, type(e).__name__, e)
class S:
    def __eq__(self, o): print("eq"); return True
s = S(); print(s in [s], [s] == [s], (s,).index(s), s == s)
n = float("nan"); print(n in [n], [n] == [n], n == n, {n: 1} == {n: 1}, (n,) < (n,), [n].count(n))
