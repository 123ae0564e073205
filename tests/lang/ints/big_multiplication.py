# tests/lang/ints/big_multiplication.py - big products and quotients agree with each other
a = 3 ** 700
b = 7 ** 500
print(a * b // b == a, a * b % a, (a * b) // a == b, (a + b) * (a - b) == a * a - b * b, (a * a) > 0, hash(a * b), a * b % (10 ** 9 + 7))
c = 1
for i in range(1, 400):
    c *= i
for i in range(1, 400):
    c //= i
print(c, divmod(a, b)[1] < b, (-a) // b, (-a) % b == b - a % b)
