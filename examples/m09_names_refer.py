# M9, names refer: assignment binds a name, it never copies; an immutable "change" makes a new object.
a = 123
b = a
print("same object:", id(a) == id(b))
a = 456
print("after a = 456, b still is:", b, "and where it was:", id(b) == id(123))
l = [1]
m = l
m.append(2)
print("a change through one name is seen through the other:", l)
s = t = "snake"
s += "!"
print("strings never change, += made a new one:", s, t)
