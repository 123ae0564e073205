# tests/lang/identity/immutable_change_makes_new.py - a "changed" immutable object is a new object; a changed list is the same one
t = (1, 2)
old = t
t += (3,)
print(old, t, old is t)
s = "ab"
olds = s
s += "c"
print(olds, s, olds is s)
n = 1000
oldn = n
n += 1
print(oldn, n)
l = [1]
oldl = l
l += [2]
print(oldl is l, oldl)
