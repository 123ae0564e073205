# tests/lang/dicts/view_algebra_random.py - keys and items views do set algebra with each other and with any iterable
state = 5
def below(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n
def some():
    return {below(12): below(3) for i in range(below(10))}
ops = [lambda a, b: a & b, lambda a, b: a | b, lambda a, b: a - b, lambda a, b: a ^ b]
tests = [lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a <= b, lambda a, b: a < b,
         lambda a, b: a >= b, lambda a, b: a > b]
for turn in range(25):
    x, y = some(), some()
    for a, b in ((x.keys(), y.keys()), (x.items(), y.items()), (x.keys(), set(y)), (set(x), y.keys())):
        print([sorted(op(a, b)) for op in ops], [t(a, b) for t in tests], a.isdisjoint(b) if turn % 5 == 0 else "")
    print([sorted(op(x.keys(), list(y))) for op in ops], [sorted(op(list(x), y.keys())) for op in ops])
print({1: []}.items() ^ {1: []}.items(), {1: []}.items() == {1: []}.items())
try:
    {1: []}.items() | {}.items()
except TypeError as e:
    print(e)
for bad in (lambda: {}.keys() < [1], lambda: {}.keys() & 5, lambda: {}.values() & set()):
    try:
        bad()
    except TypeError as e:
        print(e)
