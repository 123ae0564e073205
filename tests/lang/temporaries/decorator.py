# tests/lang/temporaries/decorator.py - a replaced function dies as soon as its decorator returned something else
class D:
    def __init__(self, f): self.n = f.__name__
    def __del__(self): print("del", self.n, end="; ")
def make_d(f): return D(f)
@make_d
def first(): pass
print(first.n, "made")
@make_d
def first(): pass
print("replaced")
