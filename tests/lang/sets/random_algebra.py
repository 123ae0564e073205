# tests/lang/sets/random_algebra.py - all algebra of sets and frozensets agrees with its definition, whatever the other operand is
state = 3
def below(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n
def some():
    return [below(20) for i in range(below(14))]
bad = 0
for turn in range(1500):
    x, y = some(), some()
    a, b = (set, frozenset)[below(2)](x), (set, frozenset)[below(2)](y)
    other = (list, tuple, set, frozenset, dict.fromkeys, iter)[below(6)](y)
    bad += sorted(a & b) != sorted({i for i in x if i in y})
    bad += sorted(a | b) != sorted({*x, *y})
    bad += sorted(a - b) != sorted({i for i in x if i not in y})
    bad += sorted(a ^ b) != sorted({i for i in x + y if (i in x) != (i in y)})
    bad += (a <= b) != all(i in y for i in x)
    bad += (a < b) != (all(i in y for i in x) and any(i not in x for i in y))
    bad += type(a & b) is not type(a) or type(a ^ b) is not type(a)
    name = ("union", "intersection", "difference", "symmetric_difference")[turn % 4]
    expected = (a | b, a & b, a - b, a ^ b)[turn % 4]
    bad += getattr(a, name)(other) != expected
    m = set(x)
    name = ("update", "intersection_update", "difference_update", "symmetric_difference_update")[turn % 4]
    bad += getattr(m, name)(list(y)) is not None or m != expected
    bad += a.isdisjoint(y) != (not (a & b)) or a.issuperset(y) != (a >= b) or a.issubset(y) != (a <= b)
    bad += hash(frozenset(x)) != hash(frozenset(reversed(x)))
print("wrong:", bad)
m = {1, 2, 3}
m -= m
print(m, {1, 2}.union([3], (4,), {5: 6}), {1, 2, 3}.intersection([1, 2], {2: 0}), {1, 2, 3}.difference([1], [2]))
m = {1, 2}
n = m
m |= {3}
m &= {2, 3}
m ^= {9}
print(sorted(n), m is n)
