# tests/lang/ints/bitwise.py - & | ^ ~ act on two's complement of any length
for a, b in ((12, 10), (-12, 10), (12, -10), (-12, -10), (2 ** 70 + 5, -3), (-2 ** 70, 2 ** 69 + 1), (-2 ** 64, -2 ** 65), (0, -1), (2 ** 64 - 1, -2 ** 64)):
    print(a & b, a | b, a ^ b, ~a, (a & b) + (a | b) == a + b)
print(True & 3, True | False, True ^ True, ~True, type(True & True).__name__, type(True & 1).__name__)
