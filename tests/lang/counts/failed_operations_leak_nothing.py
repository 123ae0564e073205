# tests/lang/counts/failed_operations_leak_nothing.py - operations that fail leave the counts of their operands as they were
import sys
x = object()
base = sys.getrefcount(x)
def attempt(f):
    try:
        f()
    except Exception as e:
        return type(e).__name__
print(attempt(lambda: x + 1), attempt(lambda: x()), attempt(lambda: x[0]), attempt(lambda: x < x),
      attempt(lambda: x.nothing), attempt(lambda: [1].index(x)), attempt(lambda: {}[x]), attempt(lambda: len(x)),
      attempt(lambda: iter(x)), attempt(lambda: int(x)), attempt(lambda: "".join([x])), attempt(lambda: sorted([x, x])))
print(sys.getrefcount(x) - base)
