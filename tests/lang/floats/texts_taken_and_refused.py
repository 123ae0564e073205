# tests/lang/floats/texts_taken_and_refused.py - float() and complex() of two hundred texts: the number or the words
texts = ["", " ", "0", "-0", "+0.0", ".5", "5.", ".", "-.", "1e5", "1E+5", "1e-5", "1e", "1e+", "e5", "1_000.5", "1__0", "_1", "1_", "1._5", "1_.5", "1e1_0", "1e_1", "inf", "-Inf", "+INFINITY", "infinit", "infin", "nan", "-NaN", "nan(1)", "NAN ", " 1.5 ", "\t1\n", "\u00a01\u3000", "1 2", "१.५", "１．５", "𝟙.𝟚", "½", "1,5", "0x1p3", "0x10", "1.5j", "1.5f", "1d5", "--1", "+-1", "1e400", "-1e400", "1e-400", "4.9e-324", "2.4e-324", "2.5e-324", "1.7976931348623157e308", "1.7976931348623159e308", "9007199254740993", "0.1" + "0" * 400 + "1", "1" * 400, "0." + "0" * 400 + "1", "1e" + "9" * 30, "1e-" + "9" * 30, "0e" + "9" * 30, "\x001", "1\x00", "é", "\ud800", "1\ud800", "None", "True", "1e5.5", "1.2.3", "1e5e5", "٣.١٤", "1..", "1.e5", ".e5", "infe5", "1 e5", "+ 1", "1+1j", "1-1j", "j", "-j", "+J", "1+j", "1j+1", "1 + 1j", "(1+1j)", " ( 1+1j ) ", "((1))", "(1", "1)", "()", "nanj", "infj", "-inf+nanj", "1e5j", "1e5+1e-5J", "1+-1j", "1--1j", "1+1", "1jj", "1_0+1_0j", "1+_1j", "1e400j", "1.5e3-.5j", "0j", "-0-0j", "1\u00a0", "१+२j", "1+2i", "inf-infj", "+nan", "1e0", "1e-0", "00.5", "-00", "000e1"]
def say(f, *a):
    try: return repr(f(*a))
    except Exception as e: return type(e).__name__ + ": " + ascii(str(e))[:90]
for t in texts: print(ascii(t)[:40], say(float, t), say(complex, t), say(float, t.encode("utf-8", "surrogatepass")), sep=" | ")
class F:
    def __float__(self): return 2.5
class C:
    def __complex__(self): return 1 + 2j
class Ix:
    def __index__(self): return 3
class Bad:
    def __float__(self): return "x"
class BadC:
    def __complex__(self): return 5
class FS(float): pass
class RetSub:
    def __float__(self): return FS(1.5)
class SF(str):
    def __float__(self): return 9.5
import warnings; warnings.simplefilter("ignore")
for v in (F(), C(), Ix(), Bad(), BadC(), FS(1.5), RetSub(), SF("2"), 10**400, -10**400, 10**308, True, None, [], b"1.5", bytearray(b"1.5"), memoryview(b"1.5"), 1j, (1,), "1" * 5): print(type(v).__name__, say(float, v), say(complex, v), say(complex, v, 1), say(complex, 1, v), sep=" | ")
for a in ((), (1, 2), ("1", 2), (1, "2"), (1j, 1j), (1j, 2), (1, 2j), (None, 1), (1, None), (1, 2, 3), (float("inf"), float("nan")), (-0.0, -0.0), (10**400, 1)): print(a if a[:1] != (10**400,) else "big", say(complex, *a))
for k in ({"real": 1}, {"imag": 2}, {"real": "1"}, {"imag": "1"}, {"x": 1}, {"real": 1j, "imag": 1j}): print(k, say(lambda: complex(**k)))
print(say(lambda: float(x=1)), say(float, 1, 2), say(lambda: float()), say(float.fromhex, ""), *[say(float.fromhex, t) for t in ("0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1024", "-0x.8", "1", "0x", "0xp1", "inf", "-nan", "1.8p3", "0x1.g", " 0x1 ", "0x1p", "0x1p+", "1p-2000", "0x" + "f" * 400, "0x1_0")])
