# tests/lang/functions/recursion_limit_set.py - sys.setrecursionlimit: refusals, effect on depth, and calls after the error
import sys
old = sys.getrecursionlimit(); print(old)
def depth(n=0):
    try: return depth(n + 1)
    except RecursionError: return n
for bad in (0, -1, "x", 1.5, None, 2**40):
    try: sys.setrecursionlimit(bad)
    except Exception as e: print(type(e).__name__, e)
def deep(n): return n if n == 0 else deep(n - 1)
def at(n, lim):
    sys.setrecursionlimit(lim)
    try: return deep(n)
    except RecursionError as e: return str(e)
    finally: sys.setrecursionlimit(old)
print(at(150, 200), at(250, 200), at(1500, 2000), at(2500, 2000))
def go(n):
    if n: return go(n - 1)
    try: sys.setrecursionlimit(5)
    except RecursionError as e: return str(e)
print(go(20).split(" at ")[0], sys.getrecursionlimit() == old)
print(depth() > 900, depth() < 1000)
class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n + "x")
    def __add__(self, o): return self + o
    def __iter__(self): return iter(self)
    def __hash__(self): return hash(self)
    def __bool__(self): return bool(self)
    def __str__(self): return f"{self}"
    def __len__(self): return len(self)
    def __call__(self): return self()
    def __index__(self): return [0][self]
    def __contains__(self, x): return x in self
r = R()
for f in (lambda: repr(r), lambda: r == r, lambda: r.a, lambda: r + 1, lambda: list(r), lambda: {r}, lambda: not r, lambda: str(r), lambda: len(r), lambda: r(), lambda: [1][r], lambda: 1 in r, lambda: isinstance(1, type("M", (type,), {"__instancecheck__": lambda c, o: isinstance(o, c)})("K", (), {}))):
    try: f(); print("?")
    except RecursionError as e: print(type(e).__name__)
print(at(50, 100))
