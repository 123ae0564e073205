# tests/lang/properties/sort_against_insertion.py - sort agrees with insertion sort, stably, for many lengths and patterns
state = 3
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n
def insertion(l, key, reverse):
    out = []
    for x in l:
        i = len(out)
        while i and (key(out[i - 1]) < key(x) if reverse else key(x) < key(out[i - 1])): i -= 1
        out.insert(i, x)
    return out
bad = 0
for n in (0, 1, 2, 3, 10, 31, 32, 33, 63, 64, 65, 100, 150):
    for pattern in range(7):
        l = [(rnd(max(n // 2, 1)), i) for i in range(n)]
        if pattern == 1: l.sort()
        if pattern == 2: l.sort(reverse=True)
        if pattern == 3: l = [(i % 5, i) for i in range(n)]
        if pattern == 4: l = sorted(l)[:n // 2] + sorted(l)[n // 2:][::-1]
        if pattern == 5: l = [(0, i) for i in range(n)]
        if pattern == 6: l = sorted(l) + l[:3]
        key = lambda p: p[0]
        for reverse in (False, True):
            if sorted(l, key=key, reverse=reverse) != insertion(l, key, reverse): bad += 1
        for cast in (int, float, str):
            m = [cast(a) for a, _ in l]
            if sorted(m) != insertion(m, lambda x: x, False): bad += 1
        if sorted([2 ** 64 * a for a, _ in l]) != [2 ** 64 * a for a in sorted(a for a, _ in l)]: bad += 1
print(bad)
