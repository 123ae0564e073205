# tests/lang/registers/temporaries_across_calls.py - partly evaluated expressions keep their parts while calls, comprehensions and generators run
def f(x): return [x] * 2
def g(*a): return a
print(g(f(1), f(2)[0], [f(i) for i in range(2)], *f(3), {f(4)[0]: f(5)}, (lambda: f(6))()), 1 + len(f(7)) * sum(f(8)))
def boom(): raise ValueError
def attempt(n):
    try:
        return [1, g(2, [3, (n, boom() if n else 4)]), f"{n}{5 + len(f(6))}"]
    except ValueError:
        return "caught with parts dropped"
print(attempt(0), attempt(1))
def gen():
    x = [1, (yield "a"), {2: (yield "b")}, g(3, (yield "c"), *(yield "d"))]
    yield x
it = gen()
print(next(it), it.send("A"), it.send("B"), it.send("C"), it.send(["D", "E"]))
def rec(n): return n if n < 2 else [rec(n - 1), rec(n - 2), (n, rec(n - 2))][0] + rec(n - 2) * 1
print(rec(10))
