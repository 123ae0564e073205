# tests/lang/loops/range_loop_variants.py - for over ranges with each sign, big bounds, rebinding of range and of the variable
print([list(range(*a)) for a in ((0,), (3,), (1, 4), (4, 1), (5, 0, -2), (0, 5, 2), (-3, 3, 3), (2**64, 2**64 + 3), (0, -2**65, -2**64), (10, 10), (3, -1, -1))])
for i in range(3):
    i += 10
    print(i, end=" ")
print(i)
r = range
def range(n): return "shadow"
print([x for x in range(3)]); del range
def f(n):
    for i in r(n):
        if i == 2: n = 0
        yield i
print(list(f(4)))
class I:
    def __index__(self): print("index"); return 3
print([x for x in r(I())], [x for x in r(True)])
for a in (1.0, "3", None):
    try:
        for x in r(a): pass
    except TypeError as e: print(e)
try: r(1, 2, 0)
except ValueError as e: print(e)
s = 0
for i in r(2**62, 2**62 + 3): s += i
print(s, sum(r(10**20, 10**20 + 2)))
for i in r(5): pass
else: i = "else"
print(i, [(x, y) for x in r(2) for y in r(x)], len(r(-5, 5, 3)), r(5)[-1], 3 in r(0, 10, 3), r(3) == r(0, 3, 1), hash(r(2)) == hash(r(0, 2)))
it = iter(r(3)); next(it); print(list(it), it.__length_hint__(), list(it))
