# tests/lang/gc/get_objects_arguments.py - get_objects takes None or a generation; anything else is refused in CPython's words
import gc
gc.disable()
gc.collect()
def length(*a, **k):
    return len(gc.get_objects(*a, **k))
print(length() == length(None) == length(generation=None) or "differ")
print(sum(length(g) for g in range(3)) - length() in range(-4, 5))
for bad in (1000, 3, -1, -1000, "1", 1.234, 1 << 80):
    try:
        gc.get_objects(bad)
    except Exception as e:
        print(type(e).__name__, e)
for call in (lambda: gc.collect("x"), lambda: gc.collect(1.0), lambda: gc.collect(3), lambda: gc.collect(generation=-1), lambda: gc.collect(0, 1),
             lambda: gc.set_threshold(), lambda: gc.set_threshold("a"), lambda: gc.set_threshold(1, 2, 3, 4), lambda: gc.set_debug(), lambda: gc.set_debug("x"),
             lambda: gc.is_tracked(), lambda: gc.enable(1), lambda: gc.set_debug(1 << 40), lambda: gc.collect(1 << 40)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
gc.set_threshold(1000)
print(gc.get_threshold())
gc.set_threshold(900, 11)
print(gc.get_threshold())
gc.set_threshold(800, 12, 13)
print(gc.get_threshold())
try:
    gc.set_threshold(5, "x")
except TypeError as e:
    print(e, gc.get_threshold()[1:])
gc.set_threshold(700, 10, 10)
l = gc.get_objects()
print(any(x is l for x in l), type(l).__name__)
