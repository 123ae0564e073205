# tests/lang/properties/slices_exhaustive.py - every slice of small sequences agrees with a walk by index
def walk(n, start, stop, step):
    step = 1 if step is None else step
    if step > 0:
        lo = 0 if start is None else max(start + n, 0) if start < 0 else min(start, n)
        hi = n if stop is None else max(stop + n, 0) if stop < 0 else min(stop, n)
        out = []
        while lo < hi: out.append(lo); lo += step
        return out
    lo = n - 1 if start is None else max(start + n, -1) if start < 0 else min(start, n - 1)
    hi = -1 if stop is None else max(stop + n, -1) if stop < 0 else min(stop, n - 1)
    out = []
    while lo > hi: out.append(lo); lo += step
    return out
bounds = [None, *range(-6, 7)]
checked = wrong = 0
for n in (0, 1, 4):
    l, t, s, b, r = list(range(n)), tuple(range(n)), "abcd"[:n], b"abcd"[:n], range(n)
    for start in bounds:
        for stop in bounds:
            for step in (None, 1, 2, 3, -1, -2, -5):
                want = walk(n, start, stop, step)
                k = slice(start, stop, step)
                checked += 1
                if not (l[k] == want and t[k] == tuple(want) and s[k] == "".join("abcd"[i] for i in want) and list(b[k]) == [97 + i for i in want] and list(r[k]) == want and len(range(*k.indices(n))) == len(want)):
                    wrong += 1
                    print("wrong", n, k)
print(checked, wrong)
