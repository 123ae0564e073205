# tests/lang/itertools/islice.py - islice takes start, stop and step, and consumes just that
from itertools import islice
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)), list(islice("abc", None)), list(islice("abc", 5, 9)), list(islice([], 3)))
it = iter(range(10))
print(list(islice(it, 2, 5)), next(it), list(islice(it, 0)), next(it))
for bad in ((-1,), (0, -1), (0, 1, 0), ("a",), (1.5,), ()):
    try:
        list(islice("abc", *bad))
    except (ValueError, TypeError) as e:
        print(e)
