# tests/lang/temporaries/default_argument_is_kept.py - an object made for a default lives as long as its function
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def f(x=T("default")): pass
f()
f(T("given"))
print("called")
f = None
print("function gone")
