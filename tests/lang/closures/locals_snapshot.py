# tests/lang/closures/locals_snapshot.py - locals() in a function is a snapshot; at module level it is the namespace
def f(a):
    b = 2
    d = locals()
    d["b"] = 99
    return sorted(d.items()), b
print(f(1))
print(locals() is globals(), "f" in locals())
def g():
    x = 1
    def h(): return x
    return sorted(locals())
print(g())
class C:
    q = 1
    names = sorted(n for n in locals() if not n.startswith("__"))
print(C.names)
