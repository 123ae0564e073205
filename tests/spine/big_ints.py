# tests/spine/big_ints.py - numbers past 64 bits: factorials, powers, division, bits, decimal text
def factorial(n):
    f = 1
    for i in range(2, n + 1):
        f *= i
    return f


print(factorial(25))
print(factorial(52))
print(2 ** 64, 2 ** 64 - 1, -(2 ** 63), 2 ** 63)
print(10 ** 40 // 7, 10 ** 40 % 7, -(10 ** 40) // 7, -(10 ** 40) % 7)
print(factorial(60) // factorial(57), factorial(60) % (10 ** 9 + 7))
print((1 << 200) + 1, (1 << 200) >> 190, -(1 << 100) >> 98)
print((2 ** 100 - 1) & (2 ** 70 + 5), (2 ** 100) | 1, (2 ** 100) ^ (2 ** 100 + 3), ~(2 ** 80))
print(9223372036854775807 + 1, -9223372036854775808 - 1, 4294967296 * 4294967296)
print(3037000500 * 3037000500, -3037000500 * 3037000500)
print(2 ** 64 > 2 ** 63, 2 ** 64 == 2 ** 63 * 2, -(2 ** 64) < 1)


def modpow(b, e, m):
    r = 1
    while e:
        if e & 1:
            r = r * b % m
        b = b * b % m
        e >>= 1
    return r


p = 2 ** 127 - 1
print(modpow(3, p - 1, p), modpow(5, 10 ** 20, p), modpow(5, 10 ** 20, p) == pow(5, 10 ** 20, p))

a, b = 0, 1
for i in range(300):
    a, b = b, a + b
print(a, len(str(a)))
print(int("123456789012345678901234567890") + 1, int("-99999999999999999999"))
print(hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), (2 ** 70).bit_length())
digits = 0
for c in str(2 ** 1000):
    digits += int(c)
print(digits)
