# tests/lang/temporaries/locals_die_before_caller_continues.py - locals of a function die before its caller goes on, arguments in order
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def f(a, b):
    c = T("c")
    d = T("d")
    return "result"
print(f(T("a"), T("b")), "printed")
print(f(b=T("kb"), a=T("ka")), "printed")
