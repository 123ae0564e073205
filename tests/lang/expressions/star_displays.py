# tests/lang/expressions/star_displays.py - stars in displays, calls, returns, subscripts and for
def f(): return *[1, 2], 3
def g(): yield *[1], 2
class C:
    def __getitem__(self, k): return k
print(f(), list(g()), [*range(3), *"ab"], (*{}, ), {**{}, "a": 1}, C()[*[1, 2], 3], C()[1:2, *()])
for x in *[1], *(2, 3): print(x, end=" ")
a, *b = *"xyz", 1
print(a, b)
print(*[], sep="") or print(*[1], *[2], sep="-")
