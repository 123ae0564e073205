# tests/lang/gc/tuples_untrack_lazily.py - tuples are born tracked; a collection untracks those that cannot be part of a cycle, inner ones first
# presets: not stress tiny
import gc
gc.disable()
t = gc.is_tracked
def make(*a): return a
print(t(()), t(make(1)), t(make([])), t(make(make(1))), t(tuple([1, 2])), t(tuple(x for x in "ab")), t(make("a", (3, 4))))
inner = make(1, "a", 2.5, None)
outer = make(inner, inner)
third = make(outer)
mixed = make(inner, [])
gc.collect(0)
print(t(inner), t(mixed))
gc.collect(1)
gc.collect(1)
gc.collect(); gc.collect(); gc.collect()
print(t(inner), t(outer), t(third), t(mixed))
class T(tuple): pass
x = T((1, 2))
gc.collect(); gc.collect()
print(t(x))
a = make(int, len, 3)
f = make(frozenset([1]))
gc.collect(); gc.collect()
print(t(a), t(f), t(make(*range(3))))
