# tests/lang/badinput/recursion_everywhere.py - unbounded recursion in repr, ==, hash, attribute access, iteration and formatting is an error
# presets: not fault
l = []
for _ in range(100_000): l = [l]
d = {}
for _ in range(50_000): d = {1: d}
t = ()
for _ in range(50_000): t = (t,)
m, n = [], []
for _ in range(50_000): m, n = [m], [n]
class A:
    def __getattr__(self, name): return getattr(self, name + "_")
    def __call__(self): return self()
    def __iter__(self): return iter(self)
    def __len__(self): return len(self)
    def __format__(self, s): return format(self, s)
    def __getitem__(self, i): return self[i]
    def __add__(self, o): return self + o
    def __bool__(self): return bool(self)
    def __index__(self): return range(10)[self]
    def __contains__(self, x): return x in self
    def __del__(self): pass
a = A()
for f in (lambda: repr(l), lambda: repr(d), lambda: repr(t), lambda: m == n, lambda: a.x, lambda: a(), lambda: list(a), lambda: len(a), lambda: f"{a}", lambda: a[0], lambda: a + a, lambda: bool(a), lambda: range(5)[a], lambda: 1 in a, lambda: str(l), lambda: sorted([m, n]), lambda: l in [m], lambda: "%s" % l):
    try:
        f()
        print("no error")
    except RecursionError as e:
        print(e)
del l, d, t, m, n
print("dropped")
