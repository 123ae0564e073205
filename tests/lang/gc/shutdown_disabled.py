# tests/lang/gc/shutdown_disabled.py - at exit garbage goes even when the collector is disabled, without a word to gc.callbacks
import gc
gc.disable()
def cb(phase, info): print(phase, info)
gc.callbacks.append(cb)
class C:
    def __del__(self): print("del", self is not None)
c = C(); c.me = c
del c
print("end")
