# tests/lang/properties/set_against_list_model.py - sets under random work agree with lists without repeats
state = 99
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n
bad = 0
def norm(x): return sorted(x)
for _ in range(400):
    a = [rnd(40) for _ in range(rnd(25))]
    b = [rnd(40) for _ in range(rnd(25))]
    s, t = set(a), frozenset(b)
    ua, ub = sorted({*a}), sorted({*b})
    want = (sorted(x for x in range(40) if x in a or x in b), [x for x in ua if x in b], [x for x in ua if x not in b], sorted([x for x in ua if x not in b] + [x for x in ub if x not in a]))
    got = (norm(s | t), norm(s & t), norm(s - t), norm(s ^ t))
    if got != want: bad += 1
    if (s <= t) != all(x in b for x in a) or (s < t) != (all(x in b for x in a) and ua != ub) or s.isdisjoint(t) != (not want[1]) or (s == t) != (ua == ub): bad += 1
    u = set(s)
    u |= t; u -= {1, 2, 3}; u.discard(rnd(40)); u.add(7); u &= set(range(0, 40, 2)) | {7}
    if any(x in u for x in (1, 2, 3)) or 7 not in u or len(u) != len(list(u)): bad += 1
print(bad)
