# tests/lang/generators/already_executing.py - a generator cannot be resumed while it runs
def g():
    try:
        next(it)
    except ValueError as e:
        print(e)
    yield 1
it = g()
print(next(it))
def h():
    it2.close()
    yield
it2 = h()
try:
    next(it2)
except ValueError as e:
    print(e)
