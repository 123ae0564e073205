# tests/lang/tuples/basics.py - tuples index, slice, join, repeat, count and compare
t = (1, 2, 3, 2)
print(t[0], t[-1], t[1:3], t[::-1], t + (5,), t * 2, t.count(2), t.index(3), len(t), 2 in t, (1, 2) < (1, 3), (1,) < (1, 0), () == (), (1, 2) == [1, 2], tuple("ab"), (5,), ())
for bad in (lambda: t[9], lambda: t + [1], lambda: t.index(9), lambda: t["a"], lambda: t * "a", lambda: (1,) < ("a",), lambda: tuple(5)):
    try:
        bad()
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
