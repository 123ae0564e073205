# tests/lang/comprehensions/errors.py - errors in a comprehension pass through
for f in (lambda: [1 // x for x in (1, 0)], lambda: [x for x in 5], lambda: {[]: 1 for _ in "a"}, lambda: {[] for _ in "a"}, lambda: [y for x in "a"], lambda: [a for a, b in [1]]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
