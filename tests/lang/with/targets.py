# tests/lang/with/targets.py - as takes any target
class M:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): pass
d, l = {}, [0]
with M((1, 2)) as (a, b), M(3) as d["k"], M(4) as l[0]:
    print(a, b, d, l)
try:
    with M(1) as (a, b): pass
except TypeError as e:
    print(e)
