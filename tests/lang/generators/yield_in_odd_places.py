# tests/lang/generators/yield_in_odd_places.py - yield works as an argument, in displays, conditions and subscripts
def g():
    x = [(yield 1), (yield 2)]
    y = {(yield 3): (yield 4)}
    if (yield 5):
        x.append((yield 6) + 1)
    print(x, y, (yield 7), f"{(yield 8)}")
it = g()
v = next(it)
out = [v]
try:
    while True:
        v = it.send(v * 10)
        out.append(v)
except StopIteration:
    print(out)
