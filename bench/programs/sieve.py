"""sieve: primes by crossing out in a list and by slices, and a segmented count further up."""
import sys


def plain(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    i = 2
    while i * i <= n:
        if flags[i]:
            j = i * i
            while j <= n:
                flags[j] = False
                j += i
        i += 1
    return [i for i, prime in enumerate(flags) if prime]


def sliced(n):
    flags = [1] * ((n + 1) // 2)
    flags[0] = 0
    i = 3
    while i * i <= n:
        if flags[i >> 1]:
            start = i * i >> 1
            flags[start::i] = [0] * len(range(start, len(flags), i))
        i += 2
    return [2] + [2 * k + 1 for k in range(len(flags)) if flags[k]]


def segmented(low, high, primes):
    flags = [True] * (high - low)
    for p in primes:
        if p * p >= high:
            break
        for multiple in range(max(p * p, (low + p - 1) // p * p), high, p):
            flags[multiple - low] = False
    return sum(flags)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 3000000
primes = plain(n)
print(len(primes), primes[-1], sum(primes))
print(sliced(n) == primes)
print(segmented(n * 5, n * 5 + n // 2, primes))
gaps = {}
for a, b in zip(primes, primes[1:]):
    gaps[b - a] = gaps.get(b - a, 0) + 1
print(max(gaps), sorted(gaps.items(), key=lambda g: (-g[1], g[0]))[:6])
