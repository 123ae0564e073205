# tests/lang/temporaries/raise_releases.py - temporaries of an expression that raises die before the handler's end
# presets: not tiny
class T:
    def __init__(self, n): self.n = n
    def __add__(self, o): raise ValueError
    def __del__(self): print("del", self.n, end="; ")
def boom(*a): raise KeyError
try:
    T(1) + T(2)
except ValueError:
    print("handler", end="; ")
print("after")
try:
    [T(3), T(4), boom()]
except KeyError:
    print("handler", end="; ")
print("after")
try:
    boom(T(5), T(6))
except KeyError:
    print("handler", end="; ")
print("after")
