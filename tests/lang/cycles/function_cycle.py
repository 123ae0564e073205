# tests/lang/cycles/function_cycle.py - a recursive inner function is a cycle through its cell
import gc, weakref
gc.disable()
def make():
    def f(n):
        return n and f(n - 1)
    return f
f = make()
r = weakref.ref(f)
del f
print(r() is None)
gc.collect()
print(r() is None)
