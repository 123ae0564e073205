# tests/lang/counts/generator_holds_arguments.py - a suspended generator holds its arguments until it ends or is dropped
import sys
def gen(v):
    yield 1
x = object()
base = sys.getrefcount(x)
g = gen(x)
print(sys.getrefcount(x) - base)
next(g)
print(sys.getrefcount(x) - base)
next(g, None)
print(sys.getrefcount(x) - base)
g2 = gen(x)
del g2
print(sys.getrefcount(x) - base)
