# tests/lang/statements/augmented_assignment_targets.py - augmented assignment works on names, attributes, items and slices
class C: n = 1
c, l, d = C(), [1, 2, 3], {"k": 1}
c.n += 1; l[0] += 5; l[1:] += [9]; d["k"] *= 10
x = 7; x -= 2; x *= 3; x //= 2; x **= 2; x %= 10; x <<= 3; x >>= 1; x |= 1; x &= 29; x ^= 5
print(c.n, C.n, l, d, x)
y = 7; y /= 2; s = "a"; s *= 3; s += "b"
print(y, s)
for bad in ("z += 1", "d['q'] += 1", "c.q += 1", "l[9] += 1", "(1)[0] += 1"):
    try:
        exec(bad)
    except (NameError, KeyError, AttributeError, IndexError, TypeError) as e:
        print(type(e).__name__, e)
