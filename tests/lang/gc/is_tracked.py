# tests/lang/gc/is_tracked.py - containers are tracked, atoms are not; tuples of atoms are untracked by a collection
import gc
for x in (1, 1.5, "s", b"b", None, True, [], [1], {1}, frozenset([1]), lambda: 0, iter([]), (x for x in ()), int, gc, range(3), slice(1), object(), (), ...):
    print(type(x).__name__, gc.is_tracked(x), end="; ")
print()
class C: pass
class S: __slots__ = ()
class T: __slots__ = ("a",)
print(gc.is_tracked(C()), gc.is_tracked(S()), gc.is_tracked(T()))
