# tests/lang/gc/garbage_at_shutdown.py - what stands in gc.garbage at exit is told of, in full under DEBUG_UNCOLLECTABLE
# options: -W always
import gc
gc.garbage.extend([1, "two"])
gc.set_debug(gc.DEBUG_UNCOLLECTABLE)
print(gc.garbage)
