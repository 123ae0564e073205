# tests/lang/quickening/iteration_types_change.py - one for loop serves every kind of iterable
def total(it):
    out = []
    for x in it: out.append(x)
    return out
class I:
    def __iter__(self): return iter((1, 2))
class G:
    def __getitem__(self, i):
        if i > 1: raise IndexError
        return i
def gen(): yield 1; yield 2
for make in (lambda: [1, 2], lambda: (1, 2), lambda: range(3), lambda: "ab", lambda: {1: 2}, lambda: {5}, lambda: gen(), lambda: I(), lambda: G(), lambda: b"ab", lambda: range(2 ** 63, 2 ** 63 + 2), lambda: zip([1], [2]), lambda: map(abs, [-1]), lambda: {1: 2}.items(), lambda: enumerate("x"), lambda: range(5, 0, -2), lambda: reversed([1, 2]), lambda: [], lambda: range(0)):
    for _ in range(20): r = total(make())
    print(r, end="; ")
print()
try:
    total(5)
except TypeError as e:
    print(e)
print(total(range(2)))
