# tests/lang/descriptors/method_objects.py - bound methods: equality, hash, attributes, binding by hand and refusals
import types
class A:
    def m(self, *a): "doc"; return self, a
    def __eq__(self, o): return True
    __hash__ = None
    def __repr__(self): return "A()"
a, b = A(), A()
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(a.m == a.m, a.m is a.m, a.m == b.m, a.m != b.m, a.m.__self__ is a, a.m.__func__ is A.m, a.m.__doc__, a.m.__name__, a.m.__qualname__, a.m.__module__)
class H:
    def m(self): pass
    n = m
h = H(); print(hash(h.m) == hash(h.m), h.m == h.n, {h.m: 1}[h.n], h.m == H().m)
attempt(lambda: hash(a.m) is not None)
attempt(lambda: setattr(a.m, "x", 1)); attempt(lambda: setattr(a.m, "__doc__", 1)); attempt(lambda: delattr(a.m, "__self__")); attempt(lambda: a.m.nothing); A.m.attr = "on function"; attempt(lambda: a.m.attr)
attempt(lambda: types.MethodType(5, a)); attempt(lambda: types.MethodType(len, None)); attempt(lambda: types.MethodType(len)); attempt(lambda: types.MethodType(len, [1, 2])()); attempt(lambda: types.MethodType(A.m, a, 3)); attempt(lambda: types.MethodType(f=1))
m = types.MethodType(types.MethodType(lambda *x: x, 1), 2); print(m(3), repr(m.__func__).split(" at ")[0] != "", m.__self__)
print(A.m.__get__(a)(1), A.m.__get__(None, A) is A.m, A.m.__get__(5)(), a.m.__get__(b)() [0] is a); attempt(lambda: A.m.__get__(None, None)); attempt(lambda: A.m.__get__())
print(repr(h.m).split(" of <")[0], repr([].append).split(" at ")[0], repr(str.upper), repr("".upper).split(" at ")[0], repr(len), repr(object().__str__).split(" at ")[0])
class S:
    @staticmethod
    def s(): "sdoc"; return "static"
    @classmethod
    def c(cls): "cdoc"; return cls.__name__
print(S.__dict__["s"](), S.__dict__["s"].__func__(), S.__dict__["s"].__wrapped__(), S.__dict__["s"].__doc__, S.__dict__["s"].__name__, S.__dict__["c"].__wrapped__(S), S.__dict__["c"].__doc__); attempt(lambda: S.__dict__["c"]()); attempt(lambda: staticmethod()); attempt(lambda: classmethod(1, 2)); attempt(lambda: staticmethod(5)()); attempt(lambda: classmethod(5).__get__(None, int)()); print(repr(staticmethod(len)), repr(classmethod(len)))
class Ch:
    @classmethod
    @property
    def cp(cls): return cls.__name__
    @staticmethod
    @classmethod
    def sc(cls): pass
print(Ch.cp, Ch().cp, type(Ch.sc).__name__)
x = staticmethod(len); x.attr = 1; print(x.attr, x.__dict__ if "attr" in x.__dict__ else 0)
