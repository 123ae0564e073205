# tests/lang/weakref/proxy_iteration.py - proxies of iterators and iterables; of an object that dies while it is asked
import weakref
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
i = It()
p = weakref.proxy(i)
print(next(p), list(p))
class No: pass
n = No()
for f in (iter, next, reversed, len, list):
    try:
        f(weakref.proxy(n))
    except (TypeError, AttributeError) as e:
        print(f.__name__, e)
class Bad:
    def __iter__(self): return 5
b = Bad()
try:
    iter(weakref.proxy(b))
except TypeError as e:
    print(e)
def gen():
    yield 1
g = gen()
q = weakref.proxy(g)
print(next(q), next(q, "end"))
class Dies:
    def __getattr__(self, name):
        global d
        del d
        return name
    def __bool__(self):
        global d
        d = None
        return True
d = Dies()
p = weakref.proxy(d)
print(p.attribute)
d = Dies()
p = weakref.proxy(d)
print(bool(p), d)
try:
    p.x
except ReferenceError as e:
    print(e)
