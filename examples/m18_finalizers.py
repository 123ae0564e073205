# M18, finalizers, weak references, resurrection.
import gc
import weakref

saved = []


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  finalizer of", self.name)
        if self.name == "survivor":
            saved.append(self)


gc.disable()
t = Thing("plain")
r = weakref.ref(t, lambda _: print("  callback"))
del t
t = Thing("in a cycle")
t.self = t
r = weakref.ref(t, lambda _: print("  callback"))
del t
print("collecting")
gc.collect()
t = Thing("survivor")
t.self = t
r = weakref.ref(t)
del t
gc.collect()
print("saved by its finalizer:", saved[0].name, "- its weak reference is dead:", r() is None)
saved.clear()
gc.collect()
print("its finalizer does not run twice")
deep = None
for _ in range(1000000):
    deep = [deep]
del deep
print("a list nested a million deep was dropped")
