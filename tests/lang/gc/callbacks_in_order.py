# tests/lang/gc/callbacks_in_order.py - all callbacks are called in turn with phase and info, errors in one are reported; collect() inside is 0
# swallows: a hook that cannot be called is told in words
import gc, sys
gc.disable()
gc.collect()
sys.unraisablehook = lambda u: print("  unraisable", u.exc_type.__name__, u.exc_value, u.err_msg, u.object is bad)
def one(phase, info): print("  one", phase, sorted(info.items()), gc.collect())
def bad(phase, info): raise KeyError(phase)
def two(phase, info): print("  two", phase, type(info).__name__)
gc.callbacks.extend([one, bad, two])
class C: pass
for generation in range(3):
    print("collect", generation)
    l = C(); l.me = l; l = None
    print(gc.collect(generation))
gc.callbacks.clear()
def removes(phase, info):
    print("  removes", phase)
    gc.callbacks.remove(removes)
gc.callbacks += [removes, two]
gc.collect()
print(gc.callbacks == [two])
gc.callbacks.clear()
gc.collect()
print(gc.callbacks)
