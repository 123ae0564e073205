# tests/lang/counts/loop_variable_count.py - the loop variable holds the last item after the loop
import sys
x = object()
l = [x]
base = sys.getrefcount(x)
for item in l:
    print(sys.getrefcount(x) - base)
print(sys.getrefcount(x) - base)
del item
print(sys.getrefcount(x) - base)
