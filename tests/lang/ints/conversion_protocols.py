# tests/lang/ints/conversion_protocols.py - int() asks __int__, __index__, __trunc__, and says what it got
import warnings
warnings.simplefilter("always")
def show(message, category, *rest, **k): print("   warn:", category.__name__, message)
warnings.showwarning = show
class M(type): pass
def make(**methods):
    return type("X", (), {k: (lambda self, v=v: v) for k, v in methods.items()})()
class Sub(int): pass
for label, methods in [("int", dict(__int__=5)), ("int sub", dict(__int__=Sub(5))), ("int bool", dict(__int__=True)), ("int float", dict(__int__=5.0)), ("int none", dict(__int__=None)), ("index", dict(__index__=6)), ("index sub", dict(__index__=Sub(6))), ("index str", dict(__index__="6")), ("trunc", dict(__trunc__=7)), ("trunc sub", dict(__trunc__=Sub(7))), ("trunc index", dict(__trunc__=make(__index__=8))), ("trunc int", dict(__trunc__=make(__int__=8))), ("trunc str", dict(__trunc__="8")), ("both", dict(__int__=1, __index__=2, __trunc__=3)), ("nothing", {})]:
    x = make(**methods)
    for name, f in (("int", int), ("float", float), ("complex", complex), ("range", range), ("bin", bin), ("chr", chr), ("list*", lambda v: [0] * v), ("sub", Sub), ("round", round), ("hex", hex)):
        try:
            r = f(x)
            print(label, name, type(r).__name__, r)
        except Exception as e:
            print(label, name, type(e).__name__, e)
for a in ((), ("5",), ("5", 10), (5, 10), ("5", None), ("5", "10"), (b"101", 2), (bytearray(b"7"), 8), (memoryview,), ("z", 36), ("Z", 37), ("0", 1), ("0", -1), ("1", 2**70), (None,), ([],), ("",), ("0x10", 0), ("010", 0), ("0", 0), ("00", 0), ("0_0", 0), ("-0b11", 0), ("0b", 0), ("1__0",), ("_1",), ("1_",), ("0x_f", 16), ("0o7", 16), (1.9,), (-1.9,), (float("nan"),), (float("inf"),), (1j,), ("\n 1 \t",), ("1 2",), ("1\0",), (b"\xff",)):
    try:
        print(a if not isinstance(a[:1], memoryview) else "", int(*a))
    except Exception as e:
        print(a, type(e).__name__, e)
for f in (lambda: int(x=5), lambda: int("5", base=8), lambda: int(base=8), lambda: int("1", 2, 3), lambda: int("12", base="x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
