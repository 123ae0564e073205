# tests/lang/lists/indexing_errors.py - list indices are ints within range
l = [1, 2, 3]
for bad in (lambda: l[3], lambda: l[-4], lambda: l["a"], lambda: l[1.0], lambda: l[None], lambda: l[1, 2], lambda: l[10 ** 30]):
    try:
        bad()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
def store(i):
    try:
        l[i] = 0
    except (IndexError, TypeError) as e:
        print(e)
def delete(i):
    try:
        del l[i]
    except (IndexError, TypeError) as e:
        print(e)
for i in 3, -4, "a":
    store(i)
    delete(i)
print(l[True], l[-1], l[False])
