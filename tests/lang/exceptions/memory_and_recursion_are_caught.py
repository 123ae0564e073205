# tests/lang/exceptions/memory_and_recursion_are_caught.py - RecursionError is an ordinary exception and leaves the machine usable
import sys
def f(n): return f(n + 1) + 1
for i in range(3):
    try:
        f(0)
    except RecursionError as e:
        print(e)
old = sys.getrecursionlimit()
sys.setrecursionlimit(200)
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n
print(100 < depth(0) < 200, old)
for bad in (0, -1, "x"):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e:
        print(e)
