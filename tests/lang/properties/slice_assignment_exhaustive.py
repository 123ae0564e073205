# tests/lang/properties/slice_assignment_exhaustive.py - every slice assignment and deletion agrees with rebuilding the list
def model(l, k, values):
    idx = list(range(*k.indices(len(l))))
    if k.step in (None, 1):
        start, stop, _ = k.indices(len(l))
        return l[:start] + list(values) + l[max(start, stop):]
    if len(idx) != len(values): return None
    out = list(l)
    for i, v in zip(idx, values): out[i] = v
    return out
wrong = checked = 0
for n in (0, 3, 5):
    for start in (None, -7, -2, 0, 1, 3, 9):
        for stop in (None, -7, -1, 0, 2, 4, 9):
            for step in (None, 1, 2, -1, -2):
                for m in (0, 1, 2, 3):
                    l, k, v = list(range(n)), slice(start, stop, step), ["x"] * m
                    want = model(l, k, v)
                    try:
                        l[k] = v
                    except ValueError:
                        l = None
                    checked += 1
                    if l != want: wrong += 1; print("wrong", n, k, m, l, want)
                l, k = list(range(n)), slice(start, stop, step)
                gone = set(range(*k.indices(n)))
                del l[k]
                if l != [i for i in range(n) if i not in gone]: wrong += 1; print("wrong del", n, k, l)
print(checked, wrong)
