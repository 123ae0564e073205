# tests/lang/properties/closures_schedules.py - many closures over few variables, called in random order
def make():
    a, b = 0, 1
    def up():
        nonlocal a
        a += 1
        return a
    def fib():
        nonlocal a, b
        a, b = b, a + b
        return b % 1000
    def swap():
        nonlocal a, b
        a, b = b, a
    def nest():
        c = a
        def inner():
            nonlocal b, c
            c += 1
            b += c
            return b
        return inner
    return up, fib, swap, nest
state = 6
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n
sets = [make() for _ in range(3)]
inners, out = [], []
for _ in range(300):
    s = sets[rnd(3)]
    f = s[rnd(4)]
    r = f()
    if callable(r): inners.append(r)
    elif r is not None: out.append(r)
    if inners and rnd(3) == 0: out.append(inners[rnd(len(inners))]())
print(len(inners), sum(x % 10007 for x in out), out[:20])
