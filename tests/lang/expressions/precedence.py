# tests/lang/expressions/precedence.py - operators bind as the table of precedence says
print(2 + 3 * 4, (2 + 3) * 4, 2 ** 3 ** 2, -2 ** 2, 2 ** -1, not 1 == 2, 1 + 2 << 3, 1 << 2 + 3, 5 & 3 | 4 ^ 1, 1 | 2 & 3, ~1 + 2, -3 // 2, -(3 // 2), 7 - 2 - 1, 100 / 10 / 2, 2 * 3 % 4, 1 < 2 == True, 1 < 2 and 3 < 4, 1 or 0 and 0, not 0 and 0, 1 if 0 else 2 if 0 else 3, 3 > 2 > 1, 1 == 1 in [1, True], not True in [False], 5 % 3 * 2, +-+1, - -1, not not 0)
print((lambda: 1 or 0)(), [*"ab"] + [1], 1, *[2] * 2)
print(1 + 1 if True else 0, (1, 2) + (3,), 2 in [1, 2] and 3 or 4, "a" "b" * 2, 6 // 4 * 2.0, 2 ** 3 * 2, 1 - -1, 3 - 2 + 1, 10 % 4 ** 2)
