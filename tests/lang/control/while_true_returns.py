# tests/lang/control/while_true_returns.py - functions that never fall off their end
def f(n):
    while True:
        n -= 1
        if n < 0: return "done"
def g():
    while 1:
        try:
            return 5
        except ValueError:
            continue
def h(x):
    if x: raise ValueError("yes")
    else: return "no"
def i():
    return 1
    print("never")
    return 2
def j():
    raise KeyError
    yield
print(f(5), g(), h(0), i())
try:
    h(1)
except ValueError as e:
    print(e)
try:
    next(j())
except KeyError:
    print("raised at next")
