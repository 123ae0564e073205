# tests/lang/imports/in_function_and_class.py - import binds a local name in a function and an attribute in a class
def f():
    import math
    return math.floor(2.5), "math" in globals()
print(f())
class C:
    import math as m
    from math import pi
print(C.m.sqrt(4), C.pi == C.m.pi)
import math, sys as system
print(math.ceil(1.5), system is __import__("sys"))
