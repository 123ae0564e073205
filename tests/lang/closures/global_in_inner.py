# tests/lang/closures/global_in_inner.py - global in an inner function reaches past the enclosing one
v = "module"
def f():
    v = "f"
    def g():
        global v
        v = "changed"
    g()
    return v
print(f(), v)
