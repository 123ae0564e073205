# tests/lang/quickening/self_modifying_code.py - functions change what they themselves use while they run
def f(n):
    global helper
    if n == 50:
        def helper(x): return x * 100
    return helper(n)
def helper(x): return x
print([f(i) for i in (1, 49, 50, 51)])
class C:
    def m(self, i):
        if i == 20: C.m = lambda self, i: "new"
        return i
c = C()
print([c.m(i) for i in range(18, 24)])
