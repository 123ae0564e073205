# tests/lang/calls/default_evaluated_once.py - defaults are evaluated once, at the definition, in its scope
n = 1
def f(x=n): return x
n = 2
print(f())
def make():
    return [lambda x=i: x for i in range(3)]
print([g() for g in make()])
class C:
    k = 5
    def m(self, v=k): return v
print(C().m())
