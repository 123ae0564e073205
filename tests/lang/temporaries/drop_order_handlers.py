# tests/lang/temporaries/drop_order_handlers.py - the end of a handler lets go of the exception, then of its name; an ended frame of its function, then of its locals
# presets: not tiny
# (The smallest geometry puts off what dies four deep, which changes the order, as the depth of 50 does in CPython.)
import sys
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("-" + self.n, sys.exc_info()[0], end=" ")
def raises():
    x = D("local")
    raise ValueError
def rebound():
    try:
        raises()
    except ValueError as e:
        e = D("name")
rebound(); print()
def returns():
    try:
        raises()
    except ValueError as e:
        e = D("name")
        return D("value")
returns(); print()
def breaks():
    for i in range(2):
        try:
            raises()
        except ValueError as e:
            e = D("name")
            if i: break
            continue
breaks(); print()
def raises_again():
    try:
        raises()
    except ValueError as e:
        e = D("name")
        raise KeyError
try: raises_again()
except KeyError: print("key")
print()
class N(dict):
    def __setitem__(self, k, v):
        if k == "e": raise TypeError("no e")
        dict.__setitem__(self, k, v)
class M(type):
    def __prepare__(*a): return N()
try:
    class C(metaclass=M):
        try: 1 / 0
        except ZeroDivisionError as e: pass
except TypeError as e:
    print(e, repr(e.__context__))
print(sys.exc_info())
def function_first():
    def f(x=D("default")):
        y = D("y"); x = D("x")
        1 / 0
    try: f(D("argument"))
    except ZeroDivisionError: print("handler", end=" ")
function_first(); print()
def alive_in_traceback():
    try: (lambda x=D("default"): 1 / 0)()
    except ZeroDivisionError: print("handler", end=" ")
alive_in_traceback(); print()
def generators():
    def started(b=D("default")): yield 1
    def fresh(b=D("default")): yield 1
    g = started(D("s")); next(g)
    h = fresh(D("f"))
generators(); print()
