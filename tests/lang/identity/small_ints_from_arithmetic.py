# tests/lang/identity/small_ints_from_arithmetic.py - arithmetic, len, parsing and shifting all yield the one small int
big = 10 ** 20
print(big - big is 0, big // big is 1, (1 << 70) >> 66 is 16, len("abc") is 3)
print(int("42") is 42, ord("a") is 97, [256][0] is 256, hash(5) is 5, abs(-7) is 7)
print(sum([100, 100]) is 200, True + True is 2, -big % 7 is (-big) % 7)
m = 300
print(m - 44 is 256, m - 43 is 257)
