# tests/lang/unpacking/starred.py - one starred target takes the rest as a list
a, *b = 1, 2, 3
*c, d = "xyz"
e, *f, g = range(2)
h, (i, *j), *k = 1, "abc", 4, 5
print(a, b, c, d, e, f, g, h, i, j, k)
*l, = (1, 2)
print(l)
for src in ((), (1,)):
    try:
        a, *b, c = src
    except ValueError as e:
        print(e)
for first, *rest in [(1, 2, 3), "ab", [9]]:
    print(first, rest)
