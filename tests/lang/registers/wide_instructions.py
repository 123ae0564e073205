# tests/lang/registers/wide_instructions.py - instructions with wide fields raise, call, yield and end as narrow ones do
import sys

def build(body, n=300, head="def f(a):", prefix=""):
    """A function whose first 300 locals push the others beyond narrow fields."""
    lines = [head, *(f"    v{i} = {i}" for i in range(n)), *("    " + line for line in body.splitlines())]
    space = {"log": []}
    exec(prefix + "\n".join(lines), space)
    return space["f"], space

f, _ = build("""z = a + v0
try:
    z = z // v0
except ZeroDivisionError as e:
    z = (str(e), e.__traceback__.tb_lineno)
return z, v299""")
print(f(7))

f, _ = build("""if a == v0: return v299
w = f(a - v1)
return w + a""")
print(f(50))
try:
    f(10 ** 6)
except RecursionError as e:
    print("RecursionError:", e)

f, _ = build("""for z in range(a):
    w = yield z + v298
    if w: v0 = v0 + w
try:
    u = yield from iter("ab")
finally:
    yield v0
return v0""")
g = f(3)
print(next(g), g.send(5), g.send(6), next(g), next(g), next(g))
try:
    next(g)
except StopIteration as e:
    print("returned", e.value)
print(list(f(2)))
g = f(1)
print(next(g), next(g), g.throw(KeyError("k")))
try:
    next(g)
except KeyError as e:
    print("KeyError", e)

f, _ = build("""async def inner(): return a + v299
b = inner()
try:
    b.send(None)
except StopIteration as e:
    z = e.value
c = [q * z for q in (v1, v2)]
class K:
    x = c
    def m(self, *args, **kw): return args, sorted(kw.items()), z
k = K()
k.x = k.m(v3, *c, s=v4, **{"t": v5})
k.x, y = k.x, k.x
del c
try:
    c
except UnboundLocalError as e:
    y = (y, str(e))
with_log = []
class M:
    def __enter__(self): with_log.append("in"); return self
    def __exit__(self, *e): with_log.append(e[0] and e[0].__name__); return True
with M() as m:
    z = f"{a!r:>5}" + str(v0)
    {}["absent"]
match (a, z):
    case (int(p), str(q)) if p == a: y = (y, p, q)
return y, with_log, a < v0, a is None, not a""")
print(f(9))

events = []
def trace(frame, event, arg):
    if frame.f_code.co_name == "f" and (event != "line" or frame.f_lineno > 300):
        events.append((event, frame.f_lineno, arg))
    return trace
f, _ = build("""z = a + v299
z = len(str(z)) + v1
raise ValueError(z)""")
sys.settrace(trace)
try:
    f(1)
except ValueError:
    pass
sys.settrace(None)
print([(e, n) for e, n, _ in events])

f, space = build("""z = start(trace)
z = a + v299
return z""", prefix="import sys\ndef start(t): sys.settrace(t); sys._getframe(1).f_trace = t\n")
space["trace"] = trace
events.clear()
print(f(1))
sys.settrace(None)
print([(e, n) for e, n, _ in events])

class Loud:
    def __init__(self, n): self.n = n
    def __del__(self): print("gone", self.n)
f, _ = build("""z = L(1)
z = L(2)
w, z = z, None
L(3).n
return v0""", prefix="")
f.__globals__["L"] = Loud
print(f(0))
