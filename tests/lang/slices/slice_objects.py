# tests/lang/slices/slice_objects.py - slices: attributes, indices with odd lengths, comparison, hash refused, as subscripts of everything
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: slice(1), lambda: slice(1, 2), lambda: slice(1, 2, 3), lambda: slice("a", None, []), lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(stop=1), lambda: slice(None).indices(5), lambda: slice(None, None, -1).indices(5), lambda: slice(-100, 100, 3).indices(7), lambda: slice(100, -100, -3).indices(7), lambda: slice(2, -2).indices(0), lambda: slice(None).indices(-1), lambda: slice(None, None, 0).indices(1), lambda: slice("a").indices(1), lambda: slice(1.0).indices(2), lambda: slice(None).indices("a"), lambda: slice(None).indices(2**100), lambda: slice(2**100, None, -2**70).indices(2**101), lambda: slice(1) == slice(1), lambda: slice(1) < slice(2), lambda: slice(1) < slice(1), lambda: slice(1, 2) == (None, 1, 2), lambda: slice(None) < slice(1), lambda: slice("a") < slice(1), lambda: hash(slice(1)), lambda: {slice(1): 2}, lambda: slice(1).start, lambda: slice(1, 2, 3).step, lambda: setattr(slice(1), "stop", 2), lambda: slice(1, 2, 3).__reduce__(), lambda: type("S", (slice,), {}), lambda: "abc"["a":], lambda: [1][1.5:], lambda: (1,)[::0], lambda: b"abc"[::"x"], lambda: range(5)[::0], lambda: [1, 2, 3][True:], lambda: "abc"[None:None:None], lambda: [1, 2][10**30:], lambda: "abc"[-10**30:10**30:10**30], lambda: {slice: 1}[slice], lambda: {}[1:2], lambda: slice(float("nan")) == slice(float("nan"))):
    t(f)
class I:
    def __init__(self, v): self.v = v
    def __index__(self): print("index", self.v); return self.v
print("abcdef"[I(1):I(4):I(2)], slice(I(1), I(3)).indices(I(9)), [1, 2, 3, 4][I(-2):])
class G:
    def __getitem__(self, k): return k
    def __class_getitem__(cls, k): return ("class", k)
g = G(); print(g[1:2], g[::], g[1:2, ::3], g[...], g[...,], g[:, 1], g[()], G[1:2, 3], g[*[1, 2], 3:4], g[lambda: 0:1].__class__ if 0 else "")
