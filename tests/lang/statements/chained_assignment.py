# tests/lang/statements/chained_assignment.py - one value is bound to several targets from left to right
a = b = c = []
a.append(1)
print(b, c is a)
x, y = z = 1, 2
print(x, y, z)
i = l = [0, 1]
i = l[1] = 5
print(i, l)
d = {}
d["a"] = d["b"] = k = len(d)
print(d, k)
