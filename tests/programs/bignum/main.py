"""Work with big integers: digits of pi three ways, e, square roots, primes, RSA, a knapsack of
numerals, factorials and binomials, continued fractions.
"""
import math
import sys


def pi_spigot():
    """Digits of pi, one after the other, from the series by Gibbons."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), (10 * (3 * q + r)) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def pi_machin(digits):
    """pi * 10**digits from arctangents of 1/5 and 1/239."""
    unity = 10 ** (digits + 10)

    def arctan_inverse(x):
        total = term = unity // x
        n, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // n)
            n, sign = n + 2, -sign
        return total

    return (4 * (4 * arctan_inverse(5) - arctan_inverse(239))) // 10 ** 10


def pi_mean(digits):
    """The same by the arithmetic-geometric mean, in integers."""
    unity = 10 ** (digits + 15)
    a, b, t, p = unity, math.isqrt(unity * unity // 2), unity // 4, 1
    while abs(a - b) > 1:
        a, b, before = (a + b) // 2, math.isqrt(a * b), a
        t -= p * (before - a) ** 2 // unity
        p *= 2
    return (a + b) ** 2 // (4 * t) // 10 ** 15


def e_digits(digits):
    unity = 10 ** (digits + 10)
    total, term, n = 0, unity, 1
    while term:
        total += term
        term //= n
        n += 1
    return total // 10 ** 10


def is_probable_prime(n, bases=(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)):
    if n < 2:
        return False
    for p in bases:
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in bases:
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def next_prime(n):
    n += 1 + n % 2
    while not is_probable_prime(n):
        n += 2
    return n


def extended_gcd(a, b):
    x0, x1, y0, y1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x0, x1 = x1, x0 - q * x1
        y0, y1 = y1, y0 - q * y1
    return a, x0, y0


class Key:
    def __init__(self, bits, seed):
        half = bits // 2
        self.p = next_prime((1 << half) + seed * 0x9E3779B97F4A7C15)
        self.q = next_prime((1 << half + 3) + seed * 0xC2B2AE3D27D4EB4F)
        self.n = self.p * self.q
        self.e = 65537
        phi = (self.p - 1) * (self.q - 1)
        g, d, _ = extended_gcd(self.e, phi)
        if g != 1:
            raise ValueError("exponent divides phi")
        self.d = d % phi

    def encrypt(self, text):
        size = (self.n.bit_length() - 1) // 8
        data = text.encode()
        return [pow(int.from_bytes(b"\1" + data[i:i + size - 1], "big"), self.e, self.n) for i in range(0, len(data), size - 1)]

    def decrypt(self, numbers):
        parts = []
        for c in numbers:
            # The remainder theorem, with half-size numbers.
            mp, mq = pow(c, self.d % (self.p - 1), self.p), pow(c, self.d % (self.q - 1), self.q)
            m = mq + self.q * ((mp - mq) * pow(self.q, -1, self.p) % self.p)
            parts.append(m.to_bytes((m.bit_length() + 7) // 8, "big")[1:])
        return b"".join(parts).decode()


def continued_fraction(n, d):
    while d:
        yield n // d
        n, d = d, n % d


def convergents(terms):
    h0, h1, k0, k1 = 0, 1, 1, 0
    for t in terms:
        h0, h1 = h1, t * h1 + h0
        k0, k1 = k1, t * k1 + k0
        yield h1, k1


def factor(n):
    """Pollard's rho for what trial division leaves."""
    factors = []
    for p in (2, 3, 5, 7):
        while n % p == 0:
            factors.append(p)
            n //= p
    stack = [n] if n > 1 else []
    while stack:
        n = stack.pop()
        if is_probable_prime(n):
            factors.append(n)
            continue
        c = 1
        while True:
            x = y = 2
            d = 1
            while d == 1:
                x = (x * x + c) % n
                y = (y * y + c) % n
                y = (y * y + c) % n
                d = math.gcd(abs(x - y), n)
            if d != n:
                stack += [d, n // d]
                break
            c += 1
    return sorted(factors)


def main():
    small = sys.argv[1:] == ["small"]
    digits = 60 if small else 700
    spigot = pi_spigot()
    first = "".join(str(next(spigot)) for _ in range(digits + 1))
    machin, mean = str(pi_machin(digits)), str(pi_mean(digits))
    print(first[:60], first[-20:])
    print(first == machin, machin == mean)
    long = str(pi_machin(digits * 5))
    print(len(long), long[-30:], [long.count(d) for d in "0123456789"])
    print(str(e_digits(digits))[:40], str(e_digits(digits))[-20:])
    root = math.isqrt(2 * 10 ** (2 * digits))
    print(str(root)[:40], root * root <= 2 * 10 ** (2 * digits) < (root + 1) ** 2)

    print([n for n in range(2, 80) if is_probable_prime(n)])
    mersenne = [p for p in range(2, 130 if small else 620) if is_probable_prime(p) and is_probable_prime(2 ** p - 1)]
    print("Mersenne exponents:", mersenne)
    for n in (561, 3215031751, 2 ** 67 - 1, 2 ** 61 - 1, 10 ** 18 + 9):
        print(n, is_probable_prime(n))
    print(factor(2 ** 59 - 1), factor(1234567890123456789), factor(math.factorial(12)))

    key = Key(128 if small else 512, 123456789)
    message = "Attack at dawn; bring tea. Größe: 12 µm, 世界."
    numbers = key.encrypt(message)
    print(key.n.bit_length(), len(numbers), hex(numbers[0])[:40], key.decrypt(numbers) == message)
    signature = pow(hash_of(message), key.d, key.n)
    print(pow(signature, key.e, key.n) == hash_of(message) % key.n)

    f = math.factorial(200 if small else 1500)
    print(len(str(f)), sum(map(int, str(f))), f % 10007 == 0, (f & -f).bit_length() - 1)
    print(math.comb(1000, 500) == math.factorial(1000) // math.factorial(500) ** 2, math.comb(300, 150) % (10 ** 9 + 7))
    terms = list(continued_fraction(int(machin[:31]), 10 ** 30))
    print(terms[:20])
    print(list(convergents(terms))[:5], list(convergents(terms))[-1] == (int(machin[:31]) // math.gcd(int(machin[:31]), 10 ** 30), 10 ** 30 // math.gcd(int(machin[:31]), 10 ** 30)))
    a, b = 3 ** (200 if small else 3000) + 1, 7 ** (100 if small else 2500) - 3
    g, x, y = extended_gcd(a, b)
    print(g, a * x + b * y == g, x.bit_length(), hex(y)[:20])
    print(int(str(a)[::-1]) % 1000003, int(bin(b)[2:][::-1], 2) % 1000003, (a ^ b).bit_count(), (a << 77 | b) % 997)


def hash_of(text):
    h = 0
    for c in text:
        h = (h * 1000003 ^ ord(c)) & (1 << 64) - 1
    return h


if __name__ == "__main__":
    main()
