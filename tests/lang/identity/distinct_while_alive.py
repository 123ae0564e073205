# tests/lang/identity/distinct_while_alive.py - objects alive at the same time have different ids
things = [object() for _ in range(1000)]
print(len({id(t) for t in things}))
floats = [float(i) for i in range(1000)]
print(len({id(f) for f in floats}))
