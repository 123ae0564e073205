# tests/spine/operators.py - a vector and a fraction that behave like numbers
class Vec:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        if not isinstance(other, Vec):
            return NotImplemented
        return Vec(*[a + b for a, b in zip(self.parts, other.parts)])

    def __mul__(self, k):
        return Vec(*[a * k for a in self.parts])

    __rmul__ = __mul__

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return isinstance(other, Vec) and self.parts == other.parts

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, i):
        return self.parts[i]

    def __contains__(self, x):
        return x in self.parts

    def __bool__(self):
        return any(self.parts)

    def __call__(self, f):
        return Vec(*[f(a) for a in self.parts])

    def __repr__(self):
        return "Vec" + repr(self.parts)


v, w = Vec(1, 2), Vec(3, 4)
print(v + w, v * 3, 3 * v, -v, v == Vec(1, 2), v != w, len(v), v[1], w[-1], 2 in v, 9 in v)
print(bool(Vec(0, 0)), not v, v(lambda x: x * x), [x for x in w])
v += w
print(v)
for bad in [lambda: v + 1, lambda: 1 + v, lambda: v - w, lambda: v < w]:
    try:
        bad()
    except TypeError as e:
        print(e)


class Modular:
    def __init__(self, n):
        self.n = n % 13

    def __sub__(self, o):
        return Modular(self.n - (o.n if isinstance(o, Modular) else o))

    def __rsub__(self, o):
        return Modular(o - self.n)

    def __lt__(self, o):
        return self.n < o.n

    def __str__(self):
        return str(self.n) + " mod 13"


a, b = Modular(5), Modular(20)
print(str(a - b), str(a - 6), str(6 - a), a < b, a > b, b > a)
