# tests/lang/builtins/staticmethod_classmethod_objects.py - wrappers: attributes copied, calling, chaining, descriptors, binding, errors
import functools
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def fn(*a, k=1) -> int:
    "fdoc"
    return a, k
fn.extra = 5
s, c = staticmethod(fn), classmethod(fn)
for w in (s, c):
    print(w.__name__, w.__qualname__, w.__doc__, w.__module__, w.__wrapped__ is fn, w.__annotations__, w.__func__ is fn, sorted(w.__dict__), w.__isabstractmethod__)
class A:
    s, c = s, c
    ss = staticmethod(staticmethod(fn)); cs = classmethod(property(lambda cls: ("prop", cls.__name__))); cc = classmethod(classmethod(fn)); sl = staticmethod(len); cl = classmethod(functools.partial(fn, 1)); ci = classmethod(5); si = staticmethod(5)
class B(A): pass
for f in (lambda: A.s(1, k=2), lambda: A().s(1), lambda: B.c(1)[0][0], lambda: B().c()[0][0], lambda: s(3), lambda: c(3), lambda: A.ss(4), lambda: A.cs, lambda: B.cs, lambda: A.cc(1), lambda: A.sl("abc"), lambda: A.cl(2), lambda: A.ci, lambda: A.ci(), lambda: A.si, lambda: staticmethod(), lambda: classmethod(1, 2), lambda: staticmethod(f=1), lambda: repr(s)[:22], lambda: repr(c)[:21], lambda: s.__get__(None, A) is fn, lambda: c.__get__(None, B).__self__, lambda: c.__get__(A()).__self__, lambda: c.__get__(None), lambda: c.__get__(), lambda: classmethod(len).__get__([1, 2], None)(), lambda: A.__dict__["s"] is s, lambda: type(A.c), lambda: A.c.__func__ is fn, lambda: B.c == A.c, lambda: A.c == A.c, lambda: A().c.__self__, lambda: setattr(s, "attr", 1) or s.attr, lambda: staticmethod(5).__name__, lambda: classmethod(5).__wrapped__, lambda: staticmethod(5)(), lambda: callable(c), lambda: callable(s), lambda: {s: 1}[s], lambda: staticmethod.__new__(staticmethod).__func__, lambda: staticmethod.__new__(staticmethod).__get__(1), lambda: hasattr(classmethod(5), "__doc__")):
    t(f)
