# tests/lang/generators/yield_from_generator.py - yield from passes values, sends and throws through, and takes the return value
def inner():
    total = 0
    while True:
        try:
            x = yield total
        except ValueError:
            x = 100
        if x is None:
            return total
        total += x
def outer():
    a = yield from inner()
    b = yield from inner()
    return a, b
it = outer()
print(next(it), it.send(1), it.send(2), it.throw(ValueError))
print(it.send(None), it.send(5))
try:
    it.send(None)
except StopIteration as e:
    print(e.value)
