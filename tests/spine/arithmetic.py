# tests/spine/arithmetic.py - ints of every sign under every operator, the way people check a calculator
pairs = [(7, 3), (-7, 3), (7, -3), (-7, -3), (0, 5), (1, 1), (255, 16)]
for a, b in pairs:
    print(a, b, a + b, a - b, a * b, a // b, a % b, a & b, a | b, a ^ b)

for a, b in pairs:
    q, r = divmod(a, b)
    if q * b + r != a:
        print("divmod is wrong for", a, b)

print(1 << 10, 1024 >> 3, -1 >> 5, -17 >> 2, ~5, -(-9), +4)
print(2 ** 10, (-2) ** 3, 0 ** 0, 7 ** 1)
print(1 < 2 < 3, 1 < 3 < 2, 5 == 5 != 6, not 1 > 2)


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def is_prime(n):
    if n < 2:
        return False
    d = 2
    while d * d <= n:
        if n % d == 0:
            return False
        d += 1
    return True


print(gcd(1071, 462), gcd(17, 5), gcd(0, 9))
primes = []
for n in range(60):
    if is_prime(n):
        primes.append(n)
print(primes)

total = 0
for i in range(1000):
    if i % 3 == 0 or i % 5 == 0:
        total += i
print(total)

try:
    1 // 0
except ZeroDivisionError as e:
    print("caught:", e)
try:
    5 % 0
except ZeroDivisionError as e:
    print("caught:", e)
