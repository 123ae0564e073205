# tests/lang/temporaries/star_call.py - the sequence spread into a call dies with the call
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def f(*a, **k): return len(a) + len(k)
print(f(*[T(1), T(2)]), "list")
print(f(*(T(i) for i in (3, 4))), "generator")
print(f(**{"x": T(5)}), "dict")
