# tests/lang/closures/replace_code.py - __code__ and __kwdefaults__ of a function can be replaced
def f(): return 1
def g(): return 2
f.__code__ = g.__code__
print(f(), f.__name__)
def h(*, k=1): return k
h.__kwdefaults__ = {"k": 7}
print(h())
def free():
    x = 0
    def inner(): return x
    return inner
try:
    f.__code__ = free().__code__
except ValueError as e:
    print(e)
