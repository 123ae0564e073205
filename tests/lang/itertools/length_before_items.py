# lang/itertools/length_before_items.py: combinations() looks at its length before it takes the items
import itertools


def items():
    print("items are taken")
    yield from "abc"


for f in (itertools.combinations, itertools.combinations_with_replacement, itertools.permutations):
    for r in ("x", 2 ** 70, -1, 1.5, None, 2):
        try:
            print(f.__name__, r, list(f(items(), r)))
        except (TypeError, OverflowError, ValueError) as e:
            print(f.__name__, r, type(e).__name__, e)
    try:
        f(5, "x")
    except TypeError as e:
        print(e)
