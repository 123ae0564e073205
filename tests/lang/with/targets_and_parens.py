# tests/lang/with/targets_and_parens.py - parenthesised managers, targets of each kind, and an error while storing the target
class M:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, t, *a): print("exit", self.v, t and t.__name__)
with (M(1)): pass
with (M(1) as a): print(a)
with (M(1), M(2)): pass
with (M(1) as a, M(2) as b,): print(a, b)
with (M(1)) as a, (M(2)) as b: print(a, b)
o, d, l = type("O", (), {})(), {}, [0, 0, 0]
with M(5) as o.x, M(6) as d["k"], M([7, 8]) as l[1:], M((1, (2, 3))) as (p, (q, *r)), M("ab") as [s, t]: print(o.x, d, l, p, q, r, s, t)
try:
    with M(5) as (x, y): pass
except TypeError as e: print(e)
try:
    with M((1,)) as (x, y): pass
except ValueError as e: print(e)
try:
    with M(1) as l["bad"], M(2): pass
except TypeError as e: print(e)
class RO:
    @property
    def v(self): return 0
try:
    with M(1) as RO().v: pass
except AttributeError as e: print(e)
with M(1) as i, M(i + 1) as i, M(i + 1) as i: print(i)
with M(1) as x: x = 2; del x
with (yield_ := M("walrus")) as z: print(yield_ is not z, z)
with (lambda: M("lambda"))() as z: print(z)
with M(1) if a else M(2) as z: print(z)
with M(1) and M(2) as z: print(z)
f = lambda *a: M(a)
with f(1, 2), f(*[3], **{}), [M("list")][0], {"k": M("dict")}["k"] as k: print(k)
try:
    with (M(1), 2): pass
except TypeError as e: print(e)
try:
    with (M(1), M(2))[0] as z: print(z)
except TypeError as e: print(e)
try:
    with ((M(1), M(2))): pass
except TypeError as e: print(e)
