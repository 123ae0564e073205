"""Matrix work without libraries: exact fractions and floats, determinants, inverses, solving,
least squares, eigenvalues by iteration, powers, and a chain multiplication by best order.
"""
import math
import sys


class Fraction:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError("fraction over zero")
        if d < 0:
            n, d = -n, -d
        g = math.gcd(n, d)
        self.n, self.d = n // g, d // g

    @staticmethod
    def of(x):
        return x if isinstance(x, Fraction) else Fraction(x)

    def __add__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __sub__(self, o):
        return self + -Fraction.of(o)

    def __rsub__(self, o):
        return Fraction.of(o) - self

    def __mul__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.n, self.d * o.d)

    __rmul__ = __mul__

    def __truediv__(self, o):
        o = Fraction.of(o)
        return Fraction(self.n * o.d, self.d * o.n)

    def __rtruediv__(self, o):
        return Fraction.of(o) / self

    def __eq__(self, o):
        o = Fraction.of(o)
        return self.n == o.n and self.d == o.d

    def __hash__(self):
        return hash((self.n, self.d))

    def __lt__(self, o):
        o = Fraction.of(o)
        return self.n * o.d < o.n * self.d

    def __abs__(self):
        return Fraction(abs(self.n), self.d)

    def __bool__(self):
        return self.n != 0

    def __float__(self):
        return self.n / self.d

    def __str__(self):
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"

    __repr__ = __str__


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1:
            raise ValueError("rows of different length")
        self.height, self.width = len(self.rows), len(self.rows[0]) if self.rows else 0

    @classmethod
    def identity(cls, n, one=1, zero=0):
        return cls([[one if i == j else zero for j in range(n)] for i in range(n)])

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            if isinstance(i, slice) or isinstance(j, slice):
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix([r[j] if isinstance(j, slice) else [r[j]] for r in rows])
            return self.rows[i][j]
        return self.rows[key]

    def __matmul__(self, other):
        if self.width != other.height:
            raise ValueError(f"cannot multiply {self.height}x{self.width} by {other.height}x{other.width}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in columns] for row in self.rows])

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __sub__(self, other):
        return Matrix([[a - b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, k):
        return Matrix([[a * k for a in r] for r in self.rows])

    __rmul__ = __mul__

    def __pow__(self, n):
        result, base = Matrix.identity(self.height), self
        if n < 0:
            base, n = self.inverse(), -n
        while n:
            if n & 1:
                result = result @ base
            base = base @ base
            n >>= 1
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __iter__(self):
        return iter(self.rows)

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def map(self, f):
        return Matrix([[f(x) for x in r] for r in self.rows])

    def reduced(self):
        """(upper triangle, sign of the row swaps, rank), choosing the largest pivot."""
        rows = [list(r) for r in self.rows]
        sign, rank = 1, 0
        for col in range(self.width):
            if rank == self.height:
                break
            pivot = max(range(rank, self.height), key=lambda i: abs(rows[i][col]))
            if not rows[pivot][col]:
                continue
            if pivot != rank:
                rows[rank], rows[pivot] = rows[pivot], rows[rank]
                sign = -sign
            top = rows[rank]
            for i in range(rank + 1, self.height):
                factor = rows[i][col] / top[col]
                if factor:
                    rows[i] = [a - factor * b for a, b in zip(rows[i], top)]
            rank += 1
        return Matrix(rows), sign, rank

    def determinant(self):
        if self.height != self.width:
            raise ValueError("not square")
        upper, sign, _ = self.reduced()
        result = sign
        for i in range(self.height):
            result = result * upper[i, i]
        return result

    def solve(self, right):
        """The X with self @ X == right."""
        n = self.height
        both = Matrix([a + b for a, b in zip(self.rows, right.rows)])
        upper, _, _ = both.reduced()
        if any(not upper[i, i] for i in range(n)):
            raise ValueError("singular")
        rows = upper.rows
        for i in reversed(range(n)):
            pivot = rows[i][i]
            rows[i] = [x / pivot for x in rows[i]]
            for k in range(i):
                factor = rows[k][i]
                if factor:
                    rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
        return Matrix([r[n:] for r in rows])

    def inverse(self):
        return self.solve(Matrix.identity(self.height))

    def __str__(self):
        cells = [[f"{x:.4f}" if isinstance(x, float) else str(x) for x in r] for r in self.rows]
        widths = [max(map(len, col)) for col in zip(*cells)]
        return "\n".join("[" + "  ".join(c.rjust(w) for c, w in zip(r, widths)) + "]" for r in cells)


def hilbert(n):
    return Matrix([[Fraction(1, i + j + 1) for j in range(n)] for i in range(n)])


def largest_eigenvalue(m, rounds):
    v = Matrix([[1.0] for _ in range(m.height)])
    value = 0.0
    for _ in range(rounds):
        w = m @ v
        value = math.sqrt(sum(x * x for (x,) in w))
        v = w * (1 / value)
    return value, v


def best_order(sizes):
    """The cheapest order to multiply a chain of matrices, and its number of products."""
    n = len(sizes) - 1
    cost = {(i, i): (0, f"M{i}") for i in range(n)}
    for length in range(2, n + 1):
        for i in range(n - length + 1):
            j = i + length - 1
            cost[i, j] = min((cost[i, k][0] + cost[k + 1, j][0] + sizes[i] * sizes[k + 1] * sizes[j + 1], f"({cost[i, k][1]} {cost[k + 1, j][1]})") for k in range(i, j))
    return cost[0, n - 1]


def noise(seed):
    while True:
        seed = (seed * 1664525 + 1013904223) % (1 << 32)
        yield (seed >> 16) % 19 - 9


def main():
    small = sys.argv[1:] == ["small"]
    a = Matrix([[2, -1, 0], [-1, 2, -1], [0, -1, 2]]).map(Fraction)
    print(a.determinant())
    print(a.inverse())
    print(a @ a.inverse() == Matrix.identity(3), a.T == a, (a ** 5)[0], (a ** -2) @ a @ a == Matrix.identity(3))
    h = hilbert(4 if small else 8)
    print(h.determinant())
    print(h.inverse()[:3, :3])
    print(Matrix([[1, 1], [1, 0]]) ** 90)
    print(Matrix([[1, 2, 3], [2, 4, 6], [1, 0, 1]]).map(Fraction).reduced()[2])

    source = noise(7)
    n = 6 if small else 26
    big = Matrix([[next(source) for _ in range(n)] for _ in range(n)])
    exact = big.map(Fraction).determinant()
    print(exact, f"{big.map(float).determinant() / float(exact):.6f}")
    x = Matrix([[i + 1] for i in range(n)])
    print([str(v) for (v,) in big.map(Fraction).solve(big @ x)][:8])

    m = 20 if small else 70
    p = Matrix([[next(source) for _ in range(m)] for _ in range(m)])
    q = Matrix([[next(source) for _ in range(m)] for _ in range(m)])
    pq = p @ q
    print(sum(map(sum, pq)), (pq.T == q.T @ p.T), (p + q) @ p == p @ p + q @ p, sum(pq[i, i] for i in range(m)))

    points = [(t / 4, 3 - 2 * (t / 4) + 0.5 * (t / 4) ** 2) for t in range(20)]
    design = Matrix([[1.0, t, t * t] for t, _ in points])
    right = Matrix([[y] for _, y in points])
    print(((design.T @ design).solve(design.T @ right)).T)
    value, vector = largest_eigenvalue(a.map(float), 60)
    print(f"{value:.9f} {2 + math.sqrt(2):.9f}", " ".join(f"{abs(x):.5f}" for (x,) in vector))
    print(best_order([30, 35, 15, 5, 10, 20, 25, 8]))
    for bad in (lambda: a @ Matrix([[1, 2]]), lambda: Matrix([[1, 2], [3]]), lambda: Matrix([[1, 2]]).determinant(), lambda: Matrix([[1, 2], [2, 4]]).map(Fraction).inverse(), lambda: Fraction(1, 0)):
        try:
            bad()
        except (ValueError, ZeroDivisionError) as e:
            print(type(e).__name__, e)


if __name__ == "__main__":
    main()
