# tests/lang/dicts/keys_that_misbehave.py - keys whose __hash__ or __eq__ raise, change the dict or lie, in each operation of dicts and sets
class K:
    def __init__(self, n, h=1, do=None): self.n, self.h, self.do = n, h, do
    def __hash__(self):
        if self.h is None: raise ValueError("no hash " + self.n)
        return self.h
    def __eq__(self, o):
        if self.do: self.do(self, o)
        return self.n == getattr(o, "n", None)
    def __repr__(self): return self.n
def boom(a, b): raise ZeroDivisionError(f"{a}=={b}")
def attempt(label, f):
    try: r = f()
    except Exception as e: r = f"{type(e).__name__}: {e}"
    print(label, "->", r)
ops = {"get[]": lambda d, k: d[k], "get": lambda d, k: d.get(k), "in": lambda d, k: k in d, "set": lambda d, k: d.__setitem__(k, 9), "del": lambda d, k: d.__delitem__(k), "pop": lambda d, k: d.pop(k), "pop d": lambda d, k: d.pop(k, 0), "setdefault": lambda d, k: d.setdefault(k, 7), "update": lambda d, k: d.update({k: 5}), "|": lambda d, k: d | {k: 5}, "|=": lambda d, k: d.__ior__([(k, 5)]), "fromkeys": lambda d, k: dict.fromkeys([*d, k]), "literal": lambda d, k: {**d, k: 1}, "comp": lambda d, k: {x: 1 for x in [*d, k]}, "==": lambda d, k: d == {k: 0, "x": 1}, "keys&": lambda d, k: sorted(map(str, d.keys() & {k})), "items in": lambda d, k: (k, 1) in d.items(), "values in": lambda d, k: k in d.values(), "copy": lambda d, k: len(d.copy()), "set add": lambda d, k: len({*d, k}), "set disc": lambda d, k: set(d).discard(k), "set -": lambda d, k: len(set(d) - {k}), "set ==": lambda d, k: set(d) == {k, "x"}, "frozenset": lambda d, k: len(frozenset([*d, k])), "kw": lambda d, k: (lambda **kw: kw)(**{"a": 1, **{}}), "count": lambda d, k: [*d, k].count(k), "index": lambda d, k: [*d].index(k), "tuple ==": lambda d, k: (*d,) == (k, "x"), "tuple hash": lambda d, k: hash((k,)) is not None}
for kname, mk in (("no hash", lambda d: K("q", None)), ("raises", lambda d: K("q", 1, boom)), ("clears", lambda d: K("q", 1, lambda a, b: d.clear())), ("adds", lambda d: K("q", 1, lambda a, b: len(d) < 50 and d.__setitem__(len(d) + 100, 0))), ("deletes", lambda d: K("q", 1, lambda a, b: d.pop("x", None))), ("replaces", lambda d: K("a", 1, lambda a, b: d.__setitem__("x", "new"))), ("equal", lambda d: K("a")), ("other", lambda d: K("q"))):
    for oname, op in ops.items():
        d = {K("a"): 1, "x": 2, K("b"): 3}
        k = mk(d)
        attempt(f"{kname} {oname}", lambda: (op(d, k), sorted(map(str, d)) if len(d) < 9 else "grown"))
class Lies:
    def __init__(self): self.n = 0
    def __hash__(self): self.n += 1; return self.n
    def __repr__(self): return "lies"
l = Lies(); d = {l: 1}; print(l in d, d.get(l), len({l, l, l}), list(d), d == {l: 1}, d == d)
d[l] = 2; print(d, len(d)); d.clear(); print(d)
class Once:
    def __init__(self): self.c = 0
    def __hash__(self): return 5
    def __eq__(self, o): self.c += 1; return self.c % 2 == 0
o, p = Once(), Once(); s = {o}; s.add(p); s.add(p); print(len(s), o.c, p.c, o in s, p in s)
class Huge:
    def __hash__(self): return 2**200 + 5
class Neg:
    def __hash__(self): return -1
class NotInt:
    def __hash__(self): return "x"
class Flt:
    def __hash__(self): return 1.5
class Bool:
    def __hash__(self): return True
print(hash(Huge()) == hash(2**200 + 5), hash(Neg()), hash(Bool()), type(hash(Bool())).__name__)
for c in (NotInt, Flt): attempt(c.__name__, lambda: {c(): 1})
import operator
nan = float("nan"); print({nan: 1}[nan], nan in {nan}, {nan, nan, float("nan")} == {nan}, [nan] == [nan], (nan,) == (nan,), {1: nan} == {1: nan}, nan in [nan], [nan].index(nan), [nan].count(nan), operator.countOf([nan], nan), {0.0: 1}[-0.0], {1: "int"}[True], {1: "a", 1.0: "b", True: "c"}, {0: 1, False: 2, 0j: 3})
