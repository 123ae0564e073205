# tests/lang/weakref/proxy_operators.py - a proxy passes on every operator, in place ones too, and unwraps proxies among the operands
import weakref
class N:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"N({self.n})"
    for name in ("add sub mul matmul truediv floordiv mod lshift rshift and or xor pow".split()):
        exec(f"def __{name}__(s, o): return ('{name}', type(s).__name__, type(o).__name__)\n"
             f"def __r{name}__(s, o): return ('r{name}', type(s).__name__, type(o).__name__)\n"
             f"def __i{name}__(s, o): return ('i{name}', type(s).__name__, type(o).__name__)")
    def __divmod__(s, o): return "divmod"
    def __rdivmod__(s, o): return "rdivmod"
    def __neg__(s): return "neg"
    def __pos__(s): return "pos"
    def __abs__(s): return "abs"
    def __invert__(s): return "invert"
    def __int__(s): return 7
    def __float__(s): return 7.5
    def __index__(s): return 8
    def __bytes__(s): return b"bytes"
    def __lt__(s, o): return type(o).__name__
    def __eq__(s, o): return type(o).__name__
    def __hash__(s): return 5
    def __reversed__(s): return iter("ba")
    def __contains__(s, x): return x
    def __len__(s): return 3
    def __getitem__(s, k): return ("get", k)
    def __setitem__(s, k, v): print("set", k, v)
    def __delitem__(s, k): print("del", k)
n = N(1)
p = weakref.proxy(n)
import operator as o
for f in (o.add, o.sub, o.mul, o.matmul, o.truediv, o.floordiv, o.mod, o.lshift, o.rshift, o.and_, o.or_, o.xor, o.pow, divmod, o.iadd, o.isub, o.imul, o.imatmul, o.itruediv, o.ifloordiv,
          o.imod, o.ilshift, o.irshift, o.iand, o.ior, o.ixor, o.ipow):
    print(f.__name__, f(p, 2), f(p, p), f(2, p) if not f.__name__.startswith("i") else "")
print(-p, +p, abs(p), ~p, int(p), float(p), o.index(p), bytes(p), p < 3, p < p, p == p, p != 1, list(reversed(p)), 1 in p, len(p), p["k"])
p[1] = 2
del p[3]
print(repr(p).startswith("<weakproxy at 0x"), str(p), "%s" % p, [1] * p == [1] * 8, (0, 1, 2, 3, 4, 5, 6, 7, "at 8")[p])
x = p
x += 1
print(x)
try:
    hash(p)
except TypeError as e:
    print(e)
