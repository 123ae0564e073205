# tests/lang/closures/argument_as_cell.py - arguments can be captured and changed by inner functions
def f(a, *args, k=1, **kw):
    def change():
        nonlocal a, args, k, kw
        a, args, k, kw = a + 1, args + (9,), k * 10, {**kw, "new": 0}
    change()
    return a, args, k, kw
print(f(1, 2, k=3, z=4))
