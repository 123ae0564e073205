# tests/lang/objects/metaclass_protocol.py - the order of class creation, live changes of classes, exceptions with context
# ABC-like, enum-like, dataclass-like patterns, pickling protocol pieces
def ev(s):
    try: print(s, '->', repr(eval(s, globals())).split(' at 0x')[0])
    except BaseException as e: print(s, '->', type(e).__name__, e)
def ex(s):
    try: exec(s, globals()); print(repr(s), 'ok')
    except BaseException as e: print(repr(s), type(e).__name__, e)
class M(type):
    @classmethod
    def __prepare__(m, n, b, **k):
        print('prep', n, k); return {'pre': 1}
    def mro(c):
        r = super().mro(); print('mro', c.__name__, len(r)); return r
class X(metaclass=M):
    def __init_subclass__(c, **k): print('isc', c.__name__, k)
class Y(X, q=5):
    pass
ev("X.pre, Y.__mro__ == (Y, X, object)")
class BadMro(type):
    def mro(c): return [c, 5]
ex("class Z(metaclass=BadMro): pass")
class BadMro2(type):
    def mro(c): return [c, int, object]
ex("class Z(metaclass=BadMro2): pass")
class BadMro3(type):
    def mro(c): return 5
ex("class Z(metaclass=BadMro3): pass")
class M1(type): pass
class M2(type): pass
class A1(metaclass=M1): pass
class A2(metaclass=M2): pass
ex("class B(A1, A2): pass")
class M12(M1, M2): pass
class B(A1, A2, metaclass=M12): pass
ev("type(B)")
ev("type('Q', (A1,), {}).__class__")
ev("type('Q', (A1, A2), {})")
ev("M1('Q', (object,), {'z': 3}).z")
class SN:
    def __set_name__(s, o, n): print('set_name', o.__name__, n); s.n = n
class Holder:
    f = SN(); g = f
ev("Holder.f.n")
Holder.h = SN()
ev("hasattr(Holder.h, 'n')")
# __class__ cell
class Cell:
    def who(self): return __class__
    def meth(self): return super().__repr__()[:9]
ev("Cell().who()"); ev("Cell().meth()")
# changing methods on a live class and slot refills
class Live: pass
l = Live(); class_sub = type('LS', (Live,), {})(); 
ev("len(l)")
Live.__len__ = lambda s: 4
ev("len(l), len(class_sub)")
del Live.__len__
ev("len(class_sub)")
Live.__call__ = lambda s, *a: a
ev("l(1,2)")
Live.__getattr__ = lambda s, n: 'GA' + n
ev("l.xyz")
del Live.__getattr__
ev("l.xyz")
Live.__eq__ = lambda s, o: True
ev("l == 5, hash(l) is not None, l != 5")
Live.__hash__ = None
ev("hash(l)")
Live.__iter__ = lambda s: iter('ab')
ev("list(l), 'a' in l")
Live.__setattr__ = lambda s, n, v: print('SET', n)
l.q = 1
Live.__del__ = lambda s: print('DEL')
l2 = Live(); del l2
del Live.__del__
# reduce
class R:
    def __init__(s): s.a = 1
class RS:
    __slots__ = ('p', 'q')
class RG:
    def __getnewargs__(s): return (1, 2)
    def __getstate__(s): return 'state'
class RL(list): pass
for s in ["R().__getstate__()", "object().__getstate__()", "RG().__getnewargs__()"]: ev(s)
# generic: __mro_entries__
class ME:
    def __mro_entries__(s, bases): return (dict,)
class FromME(ME()): pass
ev("FromME.__mro__, FromME.__orig_bases__.__class__")
ev("type('T', (ME(),), {})")
# class body scoping
class Body:
    x = 1
    y = [x for _ in (1,)][0] if 0 else x
    def f(): pass
    z = f.__qualname__
ev("Body.y, Body.z")
# annotations, __doc__
class An:
    """doc"""
    a: int
    b: str = 'x'
ev("An.__annotations__, An.__doc__, hasattr(An,'a')")
class NoDoc: pass
ev("NoDoc.__doc__, NoDoc().__doc__")
class Inherit(An): pass
ev("Inherit.__doc__, Inherit.__annotations__")
# exceptions: context and cause
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError('k') from e
except KeyError as e2: ev("e2.__cause__, e2.__context__ is e2.__cause__, e2.__suppress_context__")
try:
    try: 1/0
    except ZeroDivisionError: raise KeyError('k')
except KeyError as e3: ev("e3.__cause__, e3.__context__, e3.__suppress_context__")
try: raise ValueError from None
except ValueError as e4: ev("e4.__cause__, e4.__suppress_context__, type(e4.__traceback__).__name__, e4.__traceback__.tb_next, e4.__traceback__.tb_lineno > 0")
ex("raise 5"); ex("raise ValueError from 5"); ex("raise ValueError(1) from TypeError"); ex("raise type('Q',(object,),{})")
ev("ValueError('a').with_traceback(None)")
class MyE(OSError):
    def __init__(s, a): s.extra = a; super().__init__(2, 'msg', a)
ev("MyE('f'), MyE('f').errno, MyE('f').filename, MyE('f').args, str(MyE('f')), MyE('f').extra")
class MyE2(OSError): pass
ev("MyE2(2,'m'), type(MyE2(2,'m')), MyE2(2,'m').errno")
class SI(StopIteration): pass
ev("SI(5).value")
class G(ExceptionGroup):
    def derive(self, excs): return G('d', excs)
ev("G('m',[ValueError(1),TypeError(2)]).split(ValueError)")
ev("G('m',[KeyboardInterrupt()])")
e = Exception(1); e.add_note('n1'); e.add_note('n2'); ev("e.__notes__, e.__dict__")
ev("AttributeError('x', name='n', obj=1).name")
try: None.foo
except AttributeError as ae: ev("ae.name, ae.obj, ae.args")
try: undefined_name
except NameError as ne: ev("ne.name, ne.args")
class WithDict(Exception): pass
w = WithDict(1,2); w.foo = 'bar'; ev("w.__reduce__()"); ev("w.__dict__, w.args"); w.args = [5]; ev("w, w.args")
ev("KeyError('a') == KeyError('a')"); ev("ValueError.__mro__"); ev("ValueError.__bases__, ValueError.__subclasses__()[:1]"); ev("issubclass(FileNotFoundError, OSError)")
