# tests/lang/iteration/range_random.py - ranges agree with loops, and slices of ranges with slices of lists
state = 8
def below(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n
def part():
    return None if below(4) == 0 else below(30) - 15
bad = 0
for turn in range(1500):
    start, stop, step = below(30) - 15, below(30) - 15, below(9) - 4 or 1
    big = (0, 10**18, 2**62, 2**63, 10**30)[below(5)]
    r = range(start + big, stop + big, step)
    l = []
    i = start
    while (i < stop) if step > 0 else (i > stop):
        l.append(i + big)
        i += step
    bad += list(r) != l or len(r) != len(l) or bool(r) != bool(l) or list(reversed(r)) != l[::-1]
    s = slice(part(), part(), below(7) - 3 or None)
    bad += list(r[s]) != l[s]
    v = below(30) - 15 + big
    bad += (v in r) != (v in l) or r.count(v) != l.count(v) or (float(v) in r) != (float(v) in l)
    if l:
        k = below(len(l)) - below(2) * len(l)
        bad += r[k] != l[k] or r.index(l[k]) != l.index(l[k]) or (r == range(l[0], l[-1] + (1 if step > 0 else -1), step)) is not True
    if turn % 300 == 0:
        print(r, r[s], hash(r) == hash(range(r.start, r.stop, r.step)))
print("wrong:", bad)
print(range(10**30, 10**30 + 5, 2)[1], 10**30 + 2 in range(10**30, 10**30 + 5, 2), range(0, 10**30, 10**29)[-1])
print([(i, len(range(*i))) for i in ((0, 2**62), (-2**62, 2**62 - 1), (2**63, 0, -2**60))])
