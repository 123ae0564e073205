# tests/lang/counts/small_int_assignment.py - binding a small int counts like any object
import sys
before = sys.getrefcount(1)
a = 1
print(sys.getrefcount(1) - before)
b = [1, 1]
print(sys.getrefcount(1) - before)
del a
print(sys.getrefcount(1) - before)
del b
print(sys.getrefcount(1) - before)
