# tests/lang/itertools/finite.py - accumulate, chain, compress, dropwhile, filterfalse, starmap, takewhile, zip_longest, pairwise
from itertools import *
import operator
print(list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul, initial=10)), list(accumulate([])), list(accumulate("abc")), list(chain("ab", [1], ())), list(chain.from_iterable(["ab", (1,)])), list(compress("abcd", [1, 0, True, ""])), list(dropwhile(lambda x: x < 3, [1, 4, 2])), list(filterfalse(None, [0, 1, ""])), list(filterfalse(lambda x: x % 2, range(5))))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(takewhile(lambda x: x < 3, [1, 2, 5, 1])), list(zip_longest("ab", "c", fillvalue="-")), list(zip_longest()), list(zip_longest("abc", [1])), list(pairwise("abcd")), list(pairwise("a")), list(accumulate([3, 1, 2], max)))
for bad in (lambda: list(starmap(pow, [1])), lambda: chain(5).__next__(), lambda: list(accumulate([1, "a"])), lambda: zip_longest("a", wrong=1), lambda: list(compress(5, 5))):
    try:
        bad()
    except TypeError as e:
        print(e)
