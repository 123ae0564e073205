# tests/lang/generators/try_finally_return.py - return in try of a generator runs finally, which may yield
def g():
    try:
        yield 1
        return "value"
    finally:
        yield "in finally"
        print("cleanup")
it = g()
print(next(it), next(it))
try:
    next(it)
except StopIteration as e:
    print(e.value)
