# tests/lang/closures/counter_in_default.py - a mutable default is shared by all calls
def f(x, seen=[]):
    seen.append(x)
    return seen
print(f(1), f(2), f.__defaults__)
f.__defaults__ = ([],)
print(f(3))
f.__defaults__ = None
try:
    f(1)
except TypeError as e:
    print(e)
