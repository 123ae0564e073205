# tests/lang/unpacking/targets.py - any target can be unpacked into: attributes, items, slices
class C: pass
c, l, d = C(), [0] * 5, {}
c.x, l[0], d["k"], l[2:4] = 1, 2, 3, "ab"
print(c.x, l, d)
for c.i, l[-1] in [(1, 2), (3, 4)]:
    print(c.i, l[-1])
with_list = []
for with_list[:] in [[1, 2], [3]]:
    print(with_list)
a = b = c.y = [1]
print(a is b is c.y)
