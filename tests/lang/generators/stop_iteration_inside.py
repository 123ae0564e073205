# tests/lang/generators/stop_iteration_inside.py - StopIteration raised inside a generator becomes RuntimeError
def g():
    yield 1
    raise StopIteration("inner")
it = g()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__cause__ is e.__context__)
def h():
    yield next(iter([]))
try:
    list(h())
except RuntimeError as e:
    print(e)
