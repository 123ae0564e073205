# tests/lang/ints/shifts.py - shifts of any size, sign kept, negative counts refused
print(1 << 0, 1 << 63, 1 << 64, 1 << 200, -1 << 65, 5 >> 1, -5 >> 1, -1 >> 1000, (1 << 100) >> 99, (1 << 100) >> 100, (1 << 100) >> 101, 0 << 10 ** 9, -(1 << 64) >> 64, -(1 << 64) - 1 >> 64)
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: 1 << 1.0, lambda: 10 ** 30 >> -1, lambda: 1 << "a"):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(e)
print(5 >> 10 ** 30, -5 >> 10 ** 30)
