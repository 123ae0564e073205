# tests/lang/temporaries/partial_window_across_yield.py - operands evaluated before a yield stay alive while the generator is suspended
class T:
    def __init__(self, n): self.n = n
    def __add__(self, o): return self.n + o
    def __del__(self): print("del", self.n, end="; ")
def f(a, b): return (a.n, b)
def gen():
    print(f(T(1), (yield "waiting")), end="; ")
    print(T(2) + (yield "again"), end="; ")
g = gen()
print(next(g))
print(g.send("one"))
print(g.close())
