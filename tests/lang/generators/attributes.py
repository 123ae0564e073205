# tests/lang/generators/attributes.py - a generator knows its name, code, frame, running state and delegate
def g():
    yield 1
    yield from inner
inner = iter([5])
it = g()
print(it.__name__, it.__qualname__, it.gi_running, it.gi_yieldfrom, it.gi_code is g.__code__, it.gi_frame is not None)
next(it); next(it)
print(it.gi_yieldfrom is inner)
list(it)
print(it.gi_frame, it.gi_yieldfrom)
it.__name__ = "other"
print(it.__name__)
