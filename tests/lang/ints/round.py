# tests/lang/ints/round.py - round of ints rounds half to even at negative digits
for v, n in ((15, -1), (25, -1), (-15, -1), (1234, -2), (1250, -2), (1350, -2), (5, 3), (149, -3), (500, -3), (1500, -3), (10 ** 30 + 5 * 10 ** 9, -10)):
    print(v, n, round(v, n))
print(round(7), round(True), type(round(5)).__name__, round(7, None))
