# tests/lang/ints/true_division.py - / of ints is correctly rounded
print(1 / 3, -1 / 3, 10 ** 30 / 10 ** 29, (2 ** 53 + 1) / 1, (2 ** 1000) / (2 ** 999), 1 / 10 ** 300, 10 ** 400 / 10 ** 390, 6 / 2, 0 / 5, -0 / 5, (2 ** 70 + 1) / 3, 7 / -10 ** 20)
try:
    10 ** 400 / 3
except OverflowError as e:
    print(e)
print(1 / 10 ** 400, 10 ** 23 / 1, (10 ** 16 + 1) / 7)
