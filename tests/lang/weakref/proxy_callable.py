# tests/lang/weakref/proxy_callable.py - a callable object's proxy can be called, in CallableProxyType; attributes are set and deleted through proxies
import weakref
class F:
    def __call__(self, *a, **k): return a, k
f = F()
p = weakref.proxy(f)
print(type(p) is weakref.CallableProxyType, type(p).__name__, p(1, x=2), callable(p))
def g(x): return x + 1
q = weakref.proxy(g)
print(q(3), q.__name__)
p.a = 1
print(f.a, p.a, "a" in dir(p), p.__dict__ == {"a": 1})
del p.a
try:
    p.a
except AttributeError as e:
    print(e)
class C: pass
c = C()
r = weakref.proxy(c)
print(type(r) is weakref.ProxyType, r.__class__ is C, isinstance(r, C), callable(r))
try:
    r()
except TypeError as e:
    print(e)
c.foo = 5
proxies = weakref.getweakrefs(c)
print(proxies[0].foo)
del c, proxies
for act in (lambda: r.foo, lambda: setattr(r, "foo", 1), lambda: delattr(r, "foo"), lambda: r + 1, lambda: 1 + r, lambda: r == r, lambda: r[0], lambda: len(r), lambda: iter(r), lambda: bool(r),
            lambda: str(r), lambda: r.__class__, lambda: 1 in r, lambda: -r):
    try:
        print(act())
    except ReferenceError as e:
        print("ReferenceError", e)
print(repr(r).startswith("<weakproxy at 0x"), repr(r).split(" to ")[1].split(" ")[0])
