# tests/lang/iteration/length_hints.py - operator.length_hint: __len__, __length_hint__, defaults, and what errors do
import operator, itertools
class H:
    def __init__(self, r): self.r = r
    def __length_hint__(self):
        if isinstance(self.r, BaseException): raise self.r
        return self.r
class L:
    def __init__(self, r): self.r = r
    def __len__(self):
        if isinstance(self.r, BaseException): raise self.r
        return self.r
def t(*a):
    try:
        print(operator.length_hint(*a))
    except Exception as e:
        print(type(e).__name__, e)
for v in (3, 0, -1, True, "x", None, 1.0, NotImplemented, TypeError("t"), ValueError("v"), 2**70):
    t(H(v)); t(H(v), 7); t(L(v)); t(L(v), 7)
    for f in (list, tuple):
        class I(H):
            def __iter__(self): return iter([1, 2])
        try:
            print(f(I(v)))
        except (Exception, MemoryError) as e:
            print(f.__name__, type(e).__name__, e)
t([1, 2]); t(5); t(5, 9); t(5, "x"); t(5, -1); t(iter([1, 2])); t((x for x in "a"), 4); t(itertools.repeat(1, 5)); t(itertools.repeat(1)); t(itertools.count(), 3); t(reversed([1])); t(iter({1: 2})); t(map(abs, [1])); t(); t(1, 2, 3); t(zip("a")); t(range(10**30)); t(iter(range(10**30)))
for x in (5, "x", -1, 1.5, None, 2**70, True):
    for f in (len, bool):
        try:
            print(f.__name__, f(L(x)))
        except Exception as e:
            print(f.__name__, type(e).__name__, e)
