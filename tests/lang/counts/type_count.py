# tests/lang/counts/type_count.py - each instance of a heap type holds a reference to its type
import sys
class C: pass
base = sys.getrefcount(C)
many = [C() for _ in range(10)]
print(sys.getrefcount(C) - base)
del many
print(sys.getrefcount(C) - base)
