# tests/lang/closures/comprehension_scope.py - a comprehension has its own scope; its first iterable has not
x = 5
r = [x for x in range(3)]
print(x, r)
def f():
    y = 10
    return [y + i for i in range(3) for y2 in (y,)]
print(f())
class C:
    n = 3
    ok = [i for i in range(n)]
    try:
        bad = [n for i in range(2)]
    except NameError as e:
        print(e)
print(C.ok)
