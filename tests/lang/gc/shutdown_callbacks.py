# tests/lang/gc/shutdown_callbacks.py - gc.callbacks hear of the first collection at exit, when all modules are still there
# presets: not stress
import gc, sys
def cb(phase, info): print(phase, info, sys.is_finalizing(), "__main__" in sys.modules)
gc.collect()
gc.callbacks.append(cb)
class C:
    def __del__(self): print("del")
c = C(); c.me = c
del c
print("end")
