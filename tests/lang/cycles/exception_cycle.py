# tests/lang/cycles/exception_cycle.py - an exception kept in a local of its own traceback's frame is a cycle
import gc, weakref
gc.disable()
class E(Exception): pass
def f():
    try:
        raise E
    except E as e:
        kept = e
        return weakref.ref(e)
r = f()
print(r() is None)
gc.collect()
print(r() is None)
