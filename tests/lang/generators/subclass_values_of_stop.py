# tests/lang/generators/subclass_values_of_stop.py - a generator's return value survives StopIteration's odd forms
def ret(v):
    return v
    yield
def via(v):
    r = yield from ret(v)
    print("got", repr(r), type(r).__name__)
for v in (None, (), (1,), (1, 2), StopIteration(9), ValueError, ValueError("v"), [1]):
    list(via(v))
    try: next(ret(v))
    except StopIteration as e: print(e.args, repr(e.value))
class It:
    def __init__(self, exc): self.exc = exc
    def __iter__(self): return self
    def __next__(self): raise self.exc
class Sub(StopIteration):
    pass
def deleg(exc):
    try: r = yield from It(exc)
    except Exception as e: print("raised", repr(e)); return
    print("value", repr(r))
for exc in (StopIteration, StopIteration(), StopIteration(1), StopIteration(1, 2), Sub(3), Sub, StopIteration((1, 2)), StopIteration(StopIteration(4))):
    list(deleg(exc))
e = StopIteration(1, 2)
print(e.value, e.args); e.value = 7; print(e.value, e.args); del e.value
try: print(e.value)
except AttributeError as x: print(x)
print(StopIteration().value, Sub("a").value)
def two():
    x = yield 1
    return x
g = two(); next(g)
try: g.send("sent")
except StopIteration as e: print(e.value, e.__context__, e.__traceback__.tb_next)
