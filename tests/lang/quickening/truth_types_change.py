# tests/lang/quickening/truth_types_change.py - one condition serves values of every type
class B:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
def truth(x):
    if x: return 1
    return 0
def neg(x): return not x
for x in (1, 0, True, False, None, "", "a", 0.0, 0.5, [], [0], (), {}, {1: 1}, B(True), B(False), L(0), L(3), 2 ** 70, object(), 0j, set(), range(0), float("nan")):
    for _ in range(25): r = truth(x), neg(x)
    print(r[0], int(r[1]), end=" ")
print()
class Bad:
    def __bool__(self): return "x"
try:
    truth(Bad())
except TypeError as e:
    print(e)
