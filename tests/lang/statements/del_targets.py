# tests/lang/statements/del_targets.py - del removes names, attributes, items, slices, and groups of them
class C: pass
a = b = c = 1
o, l, d = C(), list(range(10)), {1: 2, 3: 4}
o.x = 5
del a, (b, [c]), o.x, l[0], l[::2], d[1]
print(l, d, "a" in globals(), hasattr(o, "x"))
for bad in ("del a", "del o.x", "del l[99]", "del d['q']", "del nothing"):
    try:
        exec(bad)
    except (NameError, AttributeError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
def f():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as e:
        print(e)
    try:
        del x
    except UnboundLocalError as e:
        print(e)
    x = 2
    return x
print(f())
