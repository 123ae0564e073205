# tests/lang/itertools/infinite.py - count, cycle and repeat
from itertools import count, cycle, repeat, islice
print(list(islice(count(), 3)), list(islice(count(10, -3), 3)), list(islice(count(0.5, 0.25), 3)), list(islice(count(2 ** 63 - 1), 2)), count(5), count(1, 2), list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat(7, 3)), repeat("x", 2), repeat(1), list(repeat(1, -2)), list(map(pow, range(4), repeat(2))), next(count(step=2)))
r = repeat(5, 2)
print(next(r), r, r.__length_hint__())
for bad in (lambda: count("a"), lambda: cycle(), lambda: repeat(), lambda: cycle(5), lambda: repeat(1, "a")):
    try:
        bad()
    except TypeError as e:
        print(e)
