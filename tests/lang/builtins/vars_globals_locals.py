# tests/lang/builtins/vars_globals_locals.py - vars of a module, a class and an instance
import sys
class C:
    a = 1
    def __init__(self): self.b = 2
print(vars(C())["b"], "a" in vars(C), "path" in vars(sys), vars() is globals(), __name__ in ("__main__",))
x = 10
globals()["y"] = 20
print(y, x)
def f(a, *b, c=3, **d):
    e = 5
    return sorted(locals())
print(f(1))
