# tests/lang/quickening/unpack_types_change.py - one unpacking site serves tuples, lists, strings and iterators, of right and wrong size
def two(v):
    a, b = v
    return b, a
for v in ((1, 2), [3, 4], "xy", {1: 0, 2: 0}, range(2), iter("pq"), (x for x in "mn")):
    if not hasattr(v, "__next__"):
        for _ in range(30): r = two(v)
    else: r = two(v)
    print(r, end=" ")
print()
for v in ((1,), [1, 2, 3], "", 5, None, {1}):
    try:
        two(v)
    except (ValueError, TypeError) as e:
        print(e)
