# tests/lang/temporaries/global_read_is_owned.py - a global is owned while a call that rebinds it runs
class T:
    def __init__(self, n): self.n = n
    def __add__(self, o): return "sum of " + self.n
    def __del__(self): print("del", self.n, end="; ")
def rebind():
    global g
    g = None
    print("rebound", end="; ")
    return 1
g = T("g")
print(g + rebind(), "printed")
g = T("h")
def use(x, y): return "used " + x.n
print(use(g, rebind()), "printed")
