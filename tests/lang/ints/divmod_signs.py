# tests/lang/ints/divmod_signs.py - // rounds down and % takes the divisor's sign, also for big numbers
for a in (7, -7, 10 ** 25, -10 ** 25):
    for b in (3, -3, 10 ** 12 + 1, -10 ** 12 - 1, 10 ** 30):
        print(a // b, a % b, divmod(a, b) == (a // b, a % b), (a // b) * b + a % b == a)
for f in (lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0), lambda: 1 / 0, lambda: 10 ** 30 // 0, lambda: 10 ** 30 / 0, lambda: 0 ** -1):
    try:
        f()
    except ZeroDivisionError as e:
        print(e)
