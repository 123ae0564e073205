# M11, small ints: -5 to 256 exist once and are counted like any object.
import sys


def fresh(n):
    return eval(compile(str(n), "<its own unit>", "eval"))


for n in -6, -5, 0, 256, 257:
    print(n, "is one object:", fresh(n) is fresh(n))
before = sys.getrefcount(1)
a = 1
print("a = 1 counts:", sys.getrefcount(1) - before)
b = [1, 1]
print("[1, 1] counts two more:", sys.getrefcount(1) - before)
