# tests/lang/cycles/generator_cycle.py - a generator that holds itself is collected and its finally runs
import gc
gc.disable()
def g(box):
    try:
        yield
    finally:
        print("finally")
box = []
it = g(box)
next(it)
box.append(it)
del it, box
print("before")
gc.collect()
print("after")
