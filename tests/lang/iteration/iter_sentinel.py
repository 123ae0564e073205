# tests/lang/iteration/iter_sentinel.py - iter with a callable and a sentinel stops at the sentinel
l = [1, 2, 3, 0, 4]
print(list(iter(lambda: l.pop(0), 0)), l)
it = iter(int, 0)
print(next(it, "done"))
try:
    iter(5, 0)
except TypeError as e:
    print(e)
def f(): raise StopIteration
print(list(iter(f, 1)))
