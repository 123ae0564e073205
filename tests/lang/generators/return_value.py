# tests/lang/generators/return_value.py - return in a generator becomes StopIteration's value
def g():
    yield 1
    return "result"
it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args)
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args)
def h():
    return
    yield
print(list(h()))
