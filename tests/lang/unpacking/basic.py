# tests/lang/unpacking/basic.py - unpacking takes exactly as many as there are targets
a, b = 1, 2
[c, d] = "xy"
(e, (f, g)), h = (1, (2, 3)), 4
print(a, b, c, d, e, f, g, h)
for n in range(5):
    try:
        x, y, z = range(n)
        print(x, y, z)
    except ValueError as e:
        print(e)
for bad in (5, None, 1.5, object):
    try:
        x, y = bad
    except TypeError as e:
        print(e)
