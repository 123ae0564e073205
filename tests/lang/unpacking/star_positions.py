# tests/lang/unpacking/star_positions.py - starred targets in each place and nesting, what is left for them, and the words of failures
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for seq in ([], [1], [1, 2], [1, 2, 3], "abcd", range(5), {1: 2, 3: 4}, iter([7, 8, 9]), (x for x in "xy"), {5}):
    s = list(seq)
    def a(): p, *q = iter(s); return p, q
    def b(): *p, q = s; return p, q
    def c(): p, *q, r = tuple(s); return p, q, r
    def d(): *p, = s; return p
    def e(): [p, q, *r] = s; return p, q, r
    def f(): p, q = s; return p, q
    def g(): () = s; return "empty"
    def h(): (p,) = s; return p
    for fn in (a, b, c, d, e, f, g, h): attempt(fn)
def nested(): (a, *b), *(c, *d), [e] = "xyz", 1, 2, 3, "k"; return a, b, c, d, e
attempt(nested)
def attrs(): o = type("O", (), {})(); l = [0] * 3; o.a, *l[0], l[1:], o.b = 1, 2, [3], 4; return vars(o), l
try: attempt(attrs)
except SyntaxError: pass
class It:
    def __init__(self, n, err=None): self.n, self.err = n, err
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise self.err or StopIteration
        self.n -= 1; print("next", self.n); return self.n
def two(it): a, b = it; return a, b
def star(it): a, *b, c = it; return a, b, c
for n in range(4): attempt(lambda: two(It(n))); attempt(lambda: star(It(n)))
attempt(lambda: two(It(1, KeyError("mid")))); attempt(lambda: star(It(1, KeyError("mid")))); attempt(lambda: two(5)); attempt(lambda: two(None)); attempt(lambda: two(int))
class Len:
    def __len__(self): print("len asked"); return 2
    def __getitem__(self, i): return [1, 2][i]
attempt(lambda: two(Len())); attempt(lambda: star(Len()))
x = [1, 2]; i = 0; i, x[i] = 1, 9; print(i, x)
for a, (b, *c) in [(1, "xyz"), (2, [3])]: print(a, b, c)
for *a, b in ["abc", (1,)]: print(a, b)
[*a] = *b, = *[1], *(2, 3), *{4: 5}; print(a, b)
print([*[]], (*(),), {*()}, {**{}}, [*"ab", *b"c"], {**{"a": 1}, "a": 2, **{"b": 3}}, (*range(2), *[9]))
attempt(lambda: [*5]); attempt(lambda: {**5}); attempt(lambda: {**[1]}); attempt(lambda: {*None}); attempt(lambda: (*1.5,)); attempt(lambda: {**{1: 2}, **{"a": 1}}); attempt(lambda: {*[[]]}); attempt(lambda: print(*5)); attempt(lambda: dict(**{1: 2}))
def ret(): return *[1], 2
def yl(): yield *[1], 2
print(ret(), list(yl())); s = {}; s[*[1, 2]] = "t"; print(s, s[*[1], 2]); del s[*(1, 2)]
for z in *[1], *[2]: print(z, end=" ")
print()
