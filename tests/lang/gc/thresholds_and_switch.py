# tests/lang/gc/thresholds_and_switch.py - thresholds, enabling, and counts
import gc
print(gc.isenabled(), gc.get_threshold(), len(gc.get_count()))
gc.disable(); print(gc.isenabled())
gc.enable()
gc.set_threshold(100, 5, 6); print(gc.get_threshold())
gc.set_threshold(200); print(gc.get_threshold())
gc.set_threshold(700, 10, 10)
for bad in (lambda: gc.collect(5), lambda: gc.collect(-1), lambda: gc.set_threshold("a"), lambda: gc.get_objects(generation=7)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
