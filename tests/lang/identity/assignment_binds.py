# tests/lang/identity/assignment_binds.py - assignment binds a second name to the same object
a = 123
b = a
print(id(a) == id(b), a is b)
a = 456
print(b, a is b, id(b) == id(123))
l = [1]
m = l
m.append(2)
print(l, l is m)
