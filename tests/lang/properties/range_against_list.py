# tests/lang/properties/range_against_list.py - ranges agree with the lists they stand for
bad = n = 0
for start in range(-6, 7, 3):
    for stop in range(-8, 9, 4):
        for step in (-7, -3, -1, 1, 2, 5):
            r = range(start, stop, step)
            l, x = [], start
            while (x < stop) if step > 0 else (x > stop): l.append(x); x += step
            n += 1
            bad += list(r) != l or len(r) != len(l) or list(reversed(r)) != l[::-1] or [i for i in range(-10, 10) if i in r] != sorted(l) or bool(r) != bool(l)
            for i in range(-len(l), len(l)): bad += r[i] != l[i]
            for k in (slice(None, None, 2), slice(None, None, -1), slice(1, 3), slice(-2, None), slice(None, -3, -2)): bad += list(r[k]) != l[k]
            for i in l: bad += r.index(i) != l.index(i) or r.count(i) != 1
            big = range(start + 2 ** 70, stop + 2 ** 70, step)
            bad += [i - 2 ** 70 for i in big] != l or len(big) != len(l)
print(n, bad)
