# tests/lang/generators/yield_from_list.py - yield from passes on the items of any iterable
def g():
    r = yield from [1, 2]
    print("list gives", r)
    r = yield from "ab"
    r = yield from range(2)
    yield from ()
    yield "end"
print(list(g()))
try:
    def bad(): yield from 5
    next(bad())
except TypeError as e:
    print(e)
