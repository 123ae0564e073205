# tests/lang/classes/instance_dict_replacement.py - __dict__ assigned, shared, deleted, subclassed and emptied under an instance
class A:
    c = "class"
    def __init__(self): self.x, self.y = 1, 2
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a = A(); d = a.__dict__; a.z = 3; print(d, d is a.__dict__); d["w"] = 4; print(a.w); del a.x; print(d)
a.__dict__ = {"new": 1}; print(a.new, d, hasattr(a, "y")); b = A(); b.__dict__ = a.__dict__; b.shared = "s"; print(a.shared, a.__dict__ is b.__dict__)
for bad in (5, None, [("k", 1)], type("M", (), {"keys": lambda s: []})()): attempt(lambda: setattr(a, "__dict__", bad))
class D(dict):
    def __getitem__(self, k): return "hooked"
    def __missing__(self, k): return "missing"
a.__dict__ = D(p="real"); print(a.p, a.__dict__["p"]); attempt(lambda: a.q); print(type(a.__dict__).__name__)
del a.__dict__; print(a.__dict__, a.c); a.after = 1; print(vars(a))
a.__dict__[5] = "int key"; a.__dict__["a b"] = "space"; print(getattr(a, "a b"), 5 in vars(a), sorted(map(str, a.__dict__))); attempt(lambda: dir(a)[-1])
a.__dict__.clear(); attempt(lambda: a.after); a.__dict__.update(x=9); print(a.x); a.__dict__ |= {"m": 1}; print(a.m)
class S: __slots__ = ()
attempt(lambda: S().__dict__); attempt(lambda: setattr(S(), "__dict__", {}))
attempt(lambda: setattr(A, "__dict__", {})); attempt(lambda: A.__dict__.__setitem__("k", 1)); attempt(lambda: type(A.__dict__)); attempt(lambda: vars(5)); attempt(lambda: vars(A) == A.__dict__); attempt(lambda: "__dict__" in A.__dict__); attempt(lambda: A.__dict__["__dict__"].__get__(a)); attempt(lambda: A.__dict__["__dict__"].__get__(5))
class P:
    __dict__ = "shadowed"
p = P(); print(p.__dict__); attempt(lambda: vars(p)); p.v = 1; print(p.v, P.v if hasattr(P, "v") else "no")
class Prop:
    @property
    def __dict__(self): return {"from": "property"}
q = Prop(); q.real = 1; print(q.__dict__, vars(q), q.real, dir(q)[-1])
def f(): pass
f.__dict__ = {"k": 1}; print(f.k); attempt(lambda: delattr(f, "__dict__"))
e = ValueError(); e.__dict__ = {"q": 1}; print(e.q); attempt(lambda: setattr(e, "__dict__", 1)); k = A(); [setattr(k, f"n{i}", i) for i in range(100)]; print(len(vars(k)), list(vars(k))[:3], k.n99); [delattr(k, f"n{i}") for i in range(0, 100, 2)]; print(len(vars(k)), list(vars(k))[-1])
