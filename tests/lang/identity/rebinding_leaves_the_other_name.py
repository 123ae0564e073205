# tests/lang/identity/rebinding_leaves_the_other_name.py - rebinding one name leaves the object under the other name untouched
a = "first"
b = a
before = id(b)
a = "second"
print(b, id(b) == before)
x = y = []
x += [1]
print(y, x is y)
x = x + [2]
print(y, x is y)
