# tests/lang/generators/return_in_each_place.py - return with and without values in loops, try, with, nested generators; StopIteration.value
def run(g):
    out = []
    while True:
        try: out.append(next(g))
        except StopIteration as e: return out, e.value, e.args
def a(): yield 1; return
def b(): yield 1; return None
def c(): yield 1; return 2, 3
def d():
    for i in range(3):
        if i == 2: return "from loop"
        yield i
def e():
    try: yield 1; return "try"
    finally: yield 2
def f():
    try: yield 1; return "try"
    finally: return "finally"
def g():
    while True:
        try: return "once"
        finally:
            yield "f"
            break
    yield "after break"
def h():
    import contextlib
    with contextlib.closing(type("C", (), {"close": lambda s: print("closed")})()): return (yield "with")
def i(): return (yield from d()), (yield from c())
def j():
    if False: yield
    return "never yielded"
def k(): return [x for x in (yield)] if (yield) else "no"
def l(): yield; raise StopIteration("explicit")
def m():
    try: yield 1
    except GeneratorExit: return "value on close"
for f_ in (a, b, c, d, e, f, g, h, i, j, k):
    print(f_.__name__, run(f_()))
try: run(l())
except RuntimeError as x: print(x, repr(x.__cause__))
n = m(); next(n); print(n.close(), list(n))
gen = j(); print(next(gen, "default"), next(gen, "again"))
print([*c()], dict(zip(a(), "x")), sum(a()), max(c(), default=0), list(map(lambda x: x, d())))
