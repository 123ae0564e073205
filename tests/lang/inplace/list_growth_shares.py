# tests/lang/inplace/list_growth_shares.py - += on a list changes it for all its names, + does not
a = [1]
b = a
a += [2]
a = a + [3]
a += [4]
print(a, b)
def f(l):
    l += [0]
    l = l + [1]
    return l
x = []
print(f(x), x)
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)
