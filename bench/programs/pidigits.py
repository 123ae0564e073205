"""pidigits: digits of pi, ten a line, from a stream of linear fractional transformations."""
import sys


def digits():
    # State is the transformation (q r / 0 t); the series is sum of k! / (2k+1)!! * 2.
    q, r, t, k = 1, 0, 1, 0
    while True:
        k += 1
        d = 2 * k + 1
        q, r, t = q * k, (2 * q + r) * d, t * d
        if q > r:
            continue
        low = (3 * q + r) // t
        if low == (4 * q + r) // t:
            yield low
            q, r = 10 * q, 10 * (r - low * t)


def main(n):
    stream = digits()
    line, total = [], 0
    for i in range(1, n + 1):
        d = next(stream)
        total = (total * 31 + d) % 1000000007
        line.append(str(d))
        if i % 10 == 0 or i == n:
            if i <= 30 or i > n - 10:
                print("".join(line), i)
            line.clear()
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 4500)
