# tests/lang/evalorder/comprehension_first_iterable.py - the first iterable of a comprehension is evaluated outside it, at once; the rest inside, later
def n(v):
    print(v, end=" ")
    return v
g = (a + b for a in n([1, 2]) for b in n([10]))
print("made")
print(list(g))
try:
    g = (x for x in 5)
except TypeError as e:
    print(e)
g = (x for y in [1] for x in 5)
try:
    next(g)
except TypeError as e:
    print(e)
