# tests/lang/counts/slice_and_copy_count.py - copies of a list hold their own references to the items
import sys
x = object()
l = [x]
base = sys.getrefcount(x)
m = l[:]
n = l + l
o = l * 3
print(sys.getrefcount(x) - base)
del m, n, o
print(sys.getrefcount(x) - base)
s = sorted(l, key=id)
r = list(reversed(l))
print(sys.getrefcount(x) - base)
