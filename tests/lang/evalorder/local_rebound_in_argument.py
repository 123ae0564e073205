# tests/lang/evalorder/local_rebound_in_argument.py - a local given as an argument keeps its old value when a later argument rebinds it
def f(*a): return a
def g():
    x = 1
    r = f(x, (x := 2), x, *[x, (x := 3)], x)
    return r, x
print(g())
def h():
    x = [1]
    return f(x, x.append(2), x)
print(h())
