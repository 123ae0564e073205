# tests/lang/iteration/next_default.py - next takes a default for exhausted iterators
it = iter([1])
print(next(it), next(it, None), next(it, "d"))
try:
    next(it)
except StopIteration as e:
    print(repr(e))
try:
    next(it, 1, 2)
except TypeError as e:
    print(e)
