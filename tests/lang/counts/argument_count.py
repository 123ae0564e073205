# tests/lang/counts/argument_count.py - an object passed to a function has one more reference inside it
import sys
l = []
def inside(x):
    return sys.getrefcount(x)
def deeper(x):
    return inside(x)
print(sys.getrefcount(l), inside(l), deeper(l), sys.getrefcount(l))
