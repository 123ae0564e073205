# tests/lang/evalorder/walrus_reads_old.py - x + (x := 5) reads the old x
def f(x):
    return x + (x := 5), x
print(f(1))
def g(x):
    return x + (x := x + 10) + x
print(g(1))
x = 1
print(x + (x := 5), x)
def h(x):
    return [x, (x := 2), x, (x := 3), x]
print(h(1))
