# tests/lang/counts/name_count.py - names count: one for the binding, one for getrefcount's argument
import sys
l = []
print(sys.getrefcount(l))
a = b = c = l
print(sys.getrefcount(l))
del b
print(sys.getrefcount(l))
a = None
print(sys.getrefcount(l))
