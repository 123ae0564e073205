# tests/lang/properties/float_round_trips.py - repr of many floats reads back the same, and formats agree with repr's digits
x, bad = 0.1, 0
seen = []
for i in range(3000):
    x = (x * 1103515245.7 + 12345.678) % 1e9
    for v in (x, 1 / x, x * 1e200, x * 1e-290, -x, x / 7, x ** 0.5, float(int(x))):
        if float(repr(v)) != v or float("%.17g" % v) != v or float.fromhex(v.hex()) != v: bad += 1
    if i % 500 == 0: seen.append(repr(x))
print(bad, seen)
for e in range(-320, 309, 13):
    v = float("1.2345678901234567e%d" % e)
    if float(repr(v)) != v or float(f"{v:.16e}") != v: bad += 1
    print(v, end=" ")
print(bad)
