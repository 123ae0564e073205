# tests/lang/lists/constructor.py - list() of any iterable
print(list(), list("abc"), list((1, 2)), list({"a": 1}), list(range(3)), list(x for x in "pq"), list({5}), list(b"ab"))
for bad in (lambda: list(5), lambda: list(1, 2), lambda: list(x=1), lambda: list(None)):
    try:
        bad()
    except TypeError as e:
        print(e)
l = [1]
l.__init__([7, 8])
print(l)
