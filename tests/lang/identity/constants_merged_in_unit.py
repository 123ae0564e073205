# tests/lang/identity/constants_merged_in_unit.py - equal immutable constants of one compilation unit are one object
# swallows: constants are folded or not
a = 888888888
b = 888888888
print(a is b)
c = "hello world!"
d = "hello world!"
print(c is d)
e = 1.5
f = 1.5
print(e is f, (1, 2, 3) is (1, 2, 3), b"xy" is b"xy")
def g():
    return 888888888
print(g() is a)
