# tests/lang/unpacking/iterator_consumed_exactly.py - unpacking takes one item too many to see that there is none
def g():
    for i in range(5):
        print("give", i, end=" ")
        yield i
try:
    a, b = g()
except ValueError as e:
    print(e)
a, b, *c = g()
print(a, b, c)
it = iter(range(10))
x, y, *_ = next(it), next(it)
print(x, y, _, next(it))
