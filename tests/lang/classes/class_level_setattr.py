# tests/lang/classes/class_level_setattr.py - attributes set on classes through metaclass __setattr__, descriptors in the metaclass, and slots of types
class M(type):
    log = []
    def __setattr__(cls, n, v): M.log.append(("set", n)); super().__setattr__(n, v)
    def __delattr__(cls, n): M.log.append(("del", n)); super().__delattr__(n)
    @property
    def ro(cls): return "meta property"
    data = property(lambda c: c.__dict__.get("_d", "unset"), lambda c, v: type.__setattr__(c, "_d", v))
class C(metaclass=M):
    x = 1
    ro = "class attribute loses"
C.x = 2; del C.x; C.__len__ = lambda s: 7; print(len(C()), M.log, C.ro, C.__dict__["ro"])
C.data = 5; print(C.data, "_d" in vars(C))
try: C.ro = 1
except AttributeError as e: print(e)
try: C().ro; print(C().ro)
except AttributeError as e: print(e)
class S(C): pass
S.y = 1; print(S.data, S._d, M.log[-1]); C.__add__ = lambda s, o: "added"; print(S() + 1); del C.__add__
try: S() + 1
except TypeError as e: print(e)
class T: pass
T.__call__ = lambda s: "called"; t = T(); print(t()); T.__call__ = None
try: t()
except TypeError as e: print(e)
del T.__call__
try: t()
except TypeError as e: print(e)
T.__eq__ = lambda s, o: True; print(t == 5, hash(t) is not None); T.__hash__ = None
try: hash(t)
except TypeError as e: print(e)
T.__iter__ = lambda s: iter("ab"); print(list(t)); T.__getattr__ = lambda s, n: n; print(t.zz); T.__bool__ = lambda s: False; print(bool(t)); T.__class_getitem__ = classmethod(lambda c, k: k); print(T[3]); T.__del__ = lambda s: print("finalised"); del t
