# tests/lang/iteration/generator_functions_in_builtins.py - built-in functions over generators that fail, stop early or are used twice
def g(n=3):
    for i in range(n): yield i
def bad():
    yield 1
    raise KeyError("bad")
def stop():
    yield 1
    raise StopIteration("s")
shared = g(10)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: list(bad()), lambda: tuple(bad()), lambda: set(bad()), lambda: dict.fromkeys(bad()), lambda: sum(bad()), lambda: max(bad()), lambda: sorted(bad()), lambda: ",".join(str(x) for x in bad()), lambda: b"".join(bad()), lambda: bytes(bad()), lambda: any(x > 5 for x in bad()), lambda: any(x == 1 for x in bad()), lambda: all(x == 5 for x in bad()), lambda: list(map(str, bad())), lambda: list(zip(g(), bad())), lambda: list(enumerate(bad(), 5)), lambda: list(filter(None, bad())), lambda: 5 in bad(), lambda: 1 in bad(), lambda: [*bad()], lambda: {**{"a": 1}, **dict(zip("a", bad()))}, lambda: (lambda *a: a)(*bad()), lambda: (lambda a, b: 1)(*bad()), lambda: [x for x in bad()], lambda: list(stop()), lambda: next(stop()), lambda: [next(x) for x in [iter([])]], lambda: list(next(iter([])) for _ in "a"), lambda: list(map(next, [iter([])])), lambda: list(map(next, [iter([1]), iter([])])), lambda: list(zip(*[shared] * 3)), lambda: list(shared), lambda: next(shared, "empty"), lambda: sum(g()), list(g()), lambda: sum((x for x in g()), 10), lambda: max(g(0), default="none"), lambda: max(g(0)), lambda: min((x for x in "hello"), key=ord), lambda: sorted((x for x in (3, 1, 2)), reverse=True), lambda: list(reversed(list(g()))), lambda: reversed(g()), lambda: len(g()), lambda: g()[0], lambda: g() + g(), lambda: bool(g(0)), lambda: iter(g()).__next__(), lambda: list(iter(g().__next__, 2)), lambda: dict((x, x * x) for x in g()), lambda: {x for x in g()} == {0, 1, 2}, lambda: (x for x in g()).__name__, lambda: list((x, y) for x in g(2) for y in g(2) if x <= y), lambda: list(x for x in g() if x)[0], lambda: a.extend(bad()) if (a := [0]) else 0, lambda: (a := [0], [a.extend(bad()) for _ in "x"]), lambda: a, lambda: (a := [], a.extend(x for x in g() if not a.append(9)))[0] if 0 else 1, lambda: bytearray(g()), lambda: bytearray(x for x in (1, 300)), lambda: "".join(c for c in "abc" if c != "b"), lambda: dict.fromkeys(g(), 0), lambda: frozenset(g()) == {0, 1, 2}, lambda: list(g().__iter__()), lambda: g().send(1), lambda: g().send(None), lambda: g().throw(ValueError("t")), lambda: g().throw(ValueError, "t"), lambda: g().throw(5), lambda: g().close(), lambda: (i := g(), next(i), i.close(), next(i, "closed"))[3], lambda: (i := g(), next(i), i.gi_frame is not None, i.gi_running, i.gi_yieldfrom)[1:], lambda: g.__name__ + g().__qualname__, lambda: type(g()), lambda: list(__import__("itertools").islice(g(), 1)), lambda: list(map(lambda *a: a, g(), g(2))), lambda: list(zip(g(), g(2), strict=True)), lambda: list(zip(g(2), g(), strict=True)),):
    t(f)
