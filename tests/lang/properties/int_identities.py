# tests/lang/properties/int_identities.py - division, shifts and bits of many pairs obey their identities, at all sizes
edges = [0, 1, 2, 3, 7, 10, 63, 64, 65, 2 ** 15, 2 ** 30 - 1, 2 ** 30, 2 ** 31, 2 ** 32 + 1, 2 ** 62, 2 ** 63 - 1, 2 ** 63, 2 ** 64 - 1, 2 ** 64, 2 ** 65 + 3, 10 ** 18, 10 ** 19, 10 ** 40, 3 ** 200, 2 ** 500 - 1, 2 ** 1000]
edges += [-e for e in edges if e]
bad = n = 0
def check(ok, *what):
    global bad, n
    n += 1
    if not ok:
        bad += 1
        if bad < 10: print("wrong", what)
for a in edges:
    check(int(str(a)) == a, "text", a)
    check(int(hex(a), 16) == a and int(oct(a), 8) == a and int(bin(a), 2) == a, "bases", a)
    check(~a == -a - 1 and -(-a) == a and abs(a) == max(a, -a), "unary", a)
    check(a.bit_length() == len(bin(abs(a))) - 2 if a else a.bit_length() == 0, "bits", a)
    check(int.from_bytes(a.to_bytes(130, "little", signed=True), "little", signed=True) == a, "bytes", a)
    for s in (0, 1, 29, 30, 31, 63, 64, 65, 200):
        check(a << s == a * 2 ** s and a >> s == a // 2 ** s and (a << s) >> s == a, "shift", a, s)
    for b in edges:
        check((a + b) - b == a and a - b == -(b - a), "add", a, b)
        check(a * b == b * a and (a + 1) * b == a * b + b, "mul", a, b)
        if b:
            q, r = divmod(a, b)
            check(q * b + r == a and (0 <= r < b or b < r <= 0) and a // b == q and a % b == r, "div", a, b)
        check((a & b) + (a | b) == a + b and (a ^ b) == (a | b) - (a & b) and ~(a & b) == ~a | ~b, "bits", a, b)
        check((a < b) == (a - b < 0) and (a == b) == (a - b == 0) and (a <= b) == (not b < a) and (a != b) == (not a == b), "order", a, b)
        check((hash(a) == hash(b)) or a != b, "hash", a, b)
print(n, bad)
