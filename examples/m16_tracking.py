# M16, tracking: only what can hold references is the collector's business; each such object is in one generation.
import gc

for thing in (1, 2.5, "text", b"bytes", None, [], {"a": []}, {1}, (), object(), lambda: 0):
    print(f"{type(thing).__name__:<10} tracked: {gc.is_tracked(thing)}")


def generation(thing):
    return [n for n in range(3) if any(o is thing for o in gc.get_objects(generation=n))]


gc.disable()
l = []
print("a new list is in generation", generation(l))
gc.collect(0)
print("after a young collection in", generation(l))
gc.collect()
print("after a full one in", generation(l))
gc.freeze()
print("frozen, it is in no generation:", generation(l), "and counted:", gc.get_freeze_count() > 0)
gc.unfreeze()
print("unfrozen:", generation(l))
