# tests/lang/closures/default_arguments_scopes.py - defaults see the enclosing scope at definition: in classes, loops, lambdas, comprehensions
x = "g"
class C:
    x = "c"
    def m(self, a=x): return a, x
    l = lambda a=x: (a, x)
    fs = [lambda a=i: a for i in range(3)]
print(C().m(), C.l(), [f() for f in C.fs])
def f(a, b=[], *, c={}): b.append(a); c[a] = len(b); return b, c
f(1); print(f(2), f.__defaults__, f.__kwdefaults__)
def outer():
    y = 1
    def inner(z=y): return z
    y = 2
    return inner(), inner.__defaults__
print(outer())
def order(a=print("first"), b=print("second"), *, c=print("third")): pass
def self_ref(f=lambda: self_ref.__name__): return f()
print(self_ref())
try:
    def bad(a=undefined_name): pass
except NameError as e: print(e)
def deco_default(n=(lambda: (yield_ := 3))()): return n
print(deco_default())
g = [lambda v=v, *, w=w: (v, w) for v in range(2) for w in "ab"]; print([h() for h in g])
def mut(a, cache={}): return cache.setdefault(a, len(cache))
print(mut("x"), mut("y"), mut("x"), mut.__defaults__)
