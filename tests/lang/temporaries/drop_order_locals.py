# tests/lang/temporaries/drop_order_locals.py - a function's end drops locals as they first appear in the code, then cells by name
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("-" + self.n, end=" ")
    def __enter__(self): return D(self.n + "'")
    def __exit__(self, *a): pass
def f():
    b = D("b"); a = D("a"); c = D("c")
f(); print()
def cells():
    z = D("z"); y = D("y"); x = D("x"); p = D("p")
    def inner(): return y, z
    q = D("q")
cells(); print()
def parameters(z, y=None, *args, k=None, **kw):
    x = D("x")
    return lambda: (y, x)
parameters(D("z"), D("y"), D("1"), D("2"), k=D("k"), m=D("m")); print()
def walrus():
    x = [(y := D("y")), D("x")]
walrus(); print()
def loops():
    for i in D("i").n: j = D("j")
    with D("w") as w, D("v") as v: pass
    u = D("u")
loops(); print()
def generator():
    b = D("b"); a = D("a")
    yield D("t")
    c = D("c")
g = generator(); next(g); print("|", end=" "); del g; print()
g = generator(); list(g); print()
def names():
    try: t1 = 1
    except X: t2 = 1
    else: t3 = 1
    finally: t4 = 1
    @deco
    def fn(x=default): pass
    deco = default = X = 1
    (x, y), *rest = p = q
    q = [w for w in y]
    d[k] += v
    d = k = v = 1
    match s:
        case {"a": m, **n} as o: pass
    return lambda: (rest, d, a)
    s = a = 1
code = names.__code__
print(code.co_varnames, code.co_cellvars, code.co_freevars)
print([c.co_freevars for c in code.co_consts if hasattr(c, "co_name")])
