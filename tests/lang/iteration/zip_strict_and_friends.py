# tests/lang/iteration/zip_strict_and_friends.py - zip strict, map of several, enumerate start, reversed, filter None: results, errors, reduce
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: list(zip()), lambda: list(zip([1], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1], [1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1, 2], [1], strict=True)), lambda: list(zip([], [], [1], strict=True)), lambda: list(zip([], strict=False)), lambda: zip(5), lambda: zip([1], 5), lambda: zip([1], foo=1), lambda: list(zip("ab", (1, 2, 3))), lambda: list(zip(*[iter(range(7))] * 3)), lambda: list(map(pow, [2, 3], [3, 2, 1])), lambda: list(map(None, [1])), lambda: map(), lambda: map(len), lambda: map(len, 5), lambda: list(map(len, [1])), lambda: list(map(lambda *a: a, "ab", [1, 2], {3, })), lambda: list(enumerate("ab", 5)), lambda: list(enumerate("ab", start=-1)), lambda: list(enumerate("a", 2**63 - 1)), lambda: list(enumerate("ab", 2**63 - 1)), lambda: enumerate(), lambda: enumerate("a", "b"), lambda: enumerate("a", 1.0), lambda: enumerate(5), lambda: list(enumerate(iterable="a")), lambda: list(enumerate("a", start=True)), lambda: list(filter(None, [0, 1, "", "a", [], None, 0.0, nan])), lambda: filter(None), lambda: filter(None, 5), lambda: list(filter(5, [1])), lambda: list(filter(5, [])), lambda: filter(None, [], []), lambda: list(reversed("abc")), lambda: reversed({1}), lambda: reversed(5), lambda: reversed(iter([])), lambda: reversed(), lambda: list(reversed(range(3))), lambda: list(reversed({1: 2, 3: 4})), lambda: next(5), lambda: next([]), lambda: next(iter([])), lambda: next(iter([]), None), lambda: next(iter([1]), 2, 3), lambda: iter(5), lambda: iter(5, 1), lambda: iter(), lambda: iter([], []), lambda: iter(int), lambda: list(iter(list[int]))):
    t(f)
nan = float("nan")
for x in (zip("ab", [1, 2]), map(abs, [-1]), enumerate("ab", 3), filter(None, [1]), reversed([1, 2, 3]), iter([1, 2]), iter((1,)), iter("ab"), iter(b"ab"), reversed((1, 2)), iter("\u20acx"), iter(lambda: 0, 1), zip("a", strict=True)):
    print(type(x).__name__, iter(x) is x, hasattr(x, "__length_hint__") and x.__length_hint__(), [r if not callable(r) else r.__name__ if hasattr(r, "__name__") else "?" for r in x.__reduce__()][0])
z = zip([1, 2, 3], [4, 5, 6]); next(z)
def gen():
    yield 1
    raise ValueError("inside")
for make in (lambda: zip(gen(), "abc"), lambda: map(str, gen()), lambda: filter(None, gen()), lambda: enumerate(gen()), lambda: zip("ab", gen(), strict=True)):
    i = make(); out = []
    for _ in range(4):
        try:
            out.append(next(i))
        except Exception as e:
            out.append(repr(e))
    print(out)
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
class Rev:
    def __reversed__(self): return "my own"
class No:
    __reversed__ = None
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError
t(lambda: list(reversed(Seq()))); t(lambda: reversed(Rev())); t(lambda: reversed(No())); t(lambda: type(reversed(Seq())).__name__); r = reversed(Seq()); next(r); print(r.__length_hint__(), r.__reduce__()[2:]); r.__setstate__(0); print(list(r))
