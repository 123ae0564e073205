# tests/lang/iteration/stop_iteration_subtleties.py - StopIteration raised where it does not belong is an ordinary exception
def f(): raise StopIteration("plain")
try:
    f()
except StopIteration as e:
    print("seen", e)
print(list(map(lambda x: x if x < 3 else next(iter([])), [1, 2, 3, 4])), [x for x in iter(lambda: f(), 0)] )
try:
    [next(iter([])) for _ in range(2)]
except StopIteration:
    print("a list comprehension lets it out")
try:
    list(next(iter([])) for _ in range(2))
except RuntimeError as e:
    print(e)
it = iter([1])
for x in it:
    print(x, next(it, "none left"))
class I:
    n = 0
    def __iter__(self): return self
    def __next__(self):
        I.n += 1
        if I.n % 2: raise StopIteration
        return I.n
i = I()
print(list(i), list(i), next(i, "d"))
