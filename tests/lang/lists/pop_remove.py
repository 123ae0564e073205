# tests/lang/lists/pop_remove.py - pop and remove, and what they say when there is nothing
l = [1, 2, 3, 2, 1]
print(l.pop(), l.pop(0), l.pop(-2), l)
l.remove(2)
print(l)
for bad in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].pop("a"), lambda: [1].index(9), lambda: [1].pop(1, 2)):
    try:
        bad()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
