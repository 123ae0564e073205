# tests/lang/generators/close_ignored.py - a generator that yields on GeneratorExit is a RuntimeError
def g():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = g()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
def h():
    try:
        yield 1
    finally:
        raise KeyError("from finally")
it = h()
next(it)
try:
    it.close()
except KeyError as e:
    print("out", e)
