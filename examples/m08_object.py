# M8, the object: everything is an object with a type, an identity, a size and a count.
import sys


def function():
    pass


for thing in (5, 2.5, "text", [1], {"k": 1}, (1, 2), {1}, function, int, type, sys, None, ..., range(3), b"b", function.__code__):
    print(f"{type(thing).__name__:<10} {sys.getsizeof(thing):5} bytes, is an object: {isinstance(thing, object)}, its type too: {isinstance(type(thing), type)}")
fresh = object()
print("count of a new object:", sys.getrefcount(fresh), "- identity is stable:", id(fresh) == id(fresh))
