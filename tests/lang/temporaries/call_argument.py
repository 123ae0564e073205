# tests/lang/temporaries/call_argument.py - a temporary argument dies when the call that got it returns, not later
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def f(x):
    print("in f", end="; ")
def g(x):
    x = None
    print("in g after rebinding", end="; ")
f(T(1)); print("after")
g(T(2)); print("after")
f(f(T(3))); print("after")
print(f(T(4)), "printed")
