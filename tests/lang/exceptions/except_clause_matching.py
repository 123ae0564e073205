# tests/lang/exceptions/except_clause_matching.py - how except compares classes: tuples, nested tuples, metaclass hooks, virtual subclasses, odd operands
import abc
class Meta(type):
    def __instancecheck__(c, o): print("instancecheck"); return True
    def __subclasscheck__(c, o): print("subclasscheck"); return True
class Liar(Exception, metaclass=Meta): pass
class ABCE(Exception, metaclass=abc.ABCMeta): pass
ABCE.register(ValueError)
def t(*cl, exc=ValueError("v")):
    for c in cl:
        try:
            try: raise exc
            except c as e: print("caught", repr(e))
        except BaseException as x: print(type(x).__name__, x)
t(ValueError, Exception, BaseException, object, KeyError, (KeyError, ValueError), (), (KeyError, (ValueError,)), ((ValueError,),), Liar, ABCE, 5, "s", None, int, [ValueError], (5, ValueError), (ValueError, 5), (KeyError, 5), ValueError("inst"), type, {ValueError})
class Sub(ValueError): pass
t(ValueError, exc=Sub(1)); t(Sub); t(Sub, exc=Sub)
log = []
def mk(c): log.append(c.__name__); return c
try: raise IndexError
except mk(KeyError): pass
except (mk(ValueError), mk(LookupError)): log.append("hit")
except mk(Exception): pass
print(log)
class TS(tuple): pass
t(TS([ValueError]))
try:
    try: raise ValueError
    except undefined_class: pass
except NameError as e: print(e, repr(e.__context__))
def change():
    E = KeyError
    try:
        E = ValueError
        raise ValueError
    except E: return "rebound in try"
print(change())
try: raise SystemExit(1)
except (KeyboardInterrupt, SystemExit) as e: print(e.code)
for exc in (KeyboardInterrupt, GeneratorExit, SystemExit):
    try:
        try: raise exc
        except Exception: print("no")
    except BaseException as e: print("passes Exception:", type(e).__name__)
