# tests/lang/identity/mutable_displays_are_fresh.py - a list, dict or set display makes a new object each time it is evaluated
def make():
    return [], {}, {1}, [1, 2, 3]

one, two = make(), make()
print([a == b for a, b in zip(one, two)], [a is b for a, b in zip(one, two)])
rows = [[] for _ in range(3)]
print(rows[0] is rows[1], len({id(r) for r in rows}))
