# tests/lang/closures/cells_of_loops.py - closures in loops, comprehensions, try and with share or separate their cells as scopes say
fs = []
for i in range(3): fs.append(lambda: i)
print([f() for f in fs])
def loop():
    out = []
    for i in range(3):
        j = i * 10
        out.append((lambda: (i, j), lambda i=i: (i, j)))
    i = "changed"
    return [(a(), b()) for a, b in out]
print(loop())
print([f() for f in [lambda: x for x in range(3)]], [f() for f in (lambda: x for x in range(3))], [f() for f in {k: (lambda: k) for k in range(2)}.values()])
def per_call(n):
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
a, b = per_call(0), per_call(10); print(a(), a(), b(), a.__closure__[0] is b.__closure__[0], a.__closure__[0].cell_contents)
def exc():
    try: raise ValueError("kept")
    except ValueError as e:
        f = lambda: e
        r = f()
    try: f()
    except NameError as n: return repr(r), str(n)
print(exc())
def with_():
    import contextlib
    with contextlib.nullcontext(1) as w: f = lambda: w
    w = 2
    return f()
print(with_())
def arg(a, *args, k=1, **kw):
    def get(): return a, args, k, kw
    a = "A"; args += (9,); k = "K"; kw["z"] = 1
    return get
print(arg(1, 2, k=3, y=4)())
def cls():
    v = 1
    class C:
        v = v + 1
        def m(self): return v
        w = [v for _ in range(1)]
    return C.v, C().m(), C.w
try: print(cls())
except NameError as e: print(e)
def gen():
    x = 0
    def bump():
        nonlocal x
        x += 1
    while x < 3:
        yield x, bump
g = gen()
for v, bump in g: print(v, end=" "); bump()
print()
def comp_shares():
    fs = [lambda: (y := n) for n in range(3)]
    return [f() for f in fs]
print(comp_shares())
def walrus_cell():
    fs = [lambda: last for last_ in range(2) if (last := last_) is not None]
    return [f() for f in fs], last
print(walrus_cell())
def order():
    f = lambda: later
    try: f()
    except NameError as e: print(e)
    later = 1
    return f()
print(order(), order.__code__.co_cellvars, loop.__code__.co_cellvars)
