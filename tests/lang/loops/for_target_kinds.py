# tests/lang/loops/for_target_kinds.py - the loop variable may be an attribute, item, slice, global, nonlocal or nested pattern
o, l, d = type("O", (), {})(), [0, 0, 0], {}
for o.x in range(3): pass
for l[o.x] in "z": pass
for l[0:2] in [(7, 8)]: pass
for d["k"], d["j"] in {1: 2}.items(): pass
for (a, [b, *c]), e in [((1, "xyz"), 2)]: pass
for [f] in [[9]]: pass
for g, in [(5,)]: pass
for (h) in "h": pass
print(o.x, l, d, a, b, c, e, f, g, h)
def func():
    global gl
    for gl in "ab": pass
    n = 0
    def inner():
        nonlocal n
        for n in range(4): pass
    inner(); return n
print(func(), gl)
i = 0
for i in [i := 5, i + 1, i + 2]: print(i, end=" ")
for x in (y := [1, 2]): y.append(3) if len(y) < 4 else None
print(y)
try:
    for l[10] in [1]: pass
except IndexError as x: print(x)
try:
    for p, q in [(1, 2), (3,)]: pass
except ValueError as x: print(x, p, q)
for _ in []: pass
else: print("_" in globals())
for z in iter(int, 1):
    break
print(z, [w for w.v in []] if False else "ok")
