# tests/lang/registers/nested_functions_many_cells.py - dozens of cells, shared between levels, rebound and deleted
def outer():
    a, b, c = 1, 2, 3
    xs = []
    def mid():
        nonlocal a, c
        d = a + b
        def inner(e=d):
            nonlocal a, d
            a += 1; d += e; xs.append((a, b, callable(c), d, e))
            return lambda: (a, d, e)
        c = inner
        return inner
    m = mid()
    l = m()
    b = 20
    m(5)
    del b
    try:
        m()
    except NameError as e:
        print(e)
    return l(), xs, c is m
print(outer())
src = "def f():\n" + "".join("    c%d = %d\n" % (i, i) for i in range(280)) + "    def g(): return " + " + ".join("c%d" % i for i in range(280)) + "\n    c5 = 1000\n    return g()\n"
exec(src)
print(f())
