# tests/lang/evalorder/rhs_changes_target_container.py - x[0] += f() reads x[0] before f runs, even when f changes it
x = [1]
def f():
    x[0] = 100
    return 5
x[0] += f()
print(x)
def g():
    n = 1
    def h():
        nonlocal n
        n = 100
        return 5
    n += h()
    return n
print(g())
