# tests/lang/classes/metaclasses_slots_bases.py - metaclasses, __prepare__, __set_name__, __slots__ in their cases, bases and classes that are changed
import builtins as _builtins, re as _re
def print(*a, sep=" ", end="\n", file=None):
    text = sep.join(map(str, a)).replace(__file__, "FILE")
    _builtins.print(_re.sub("0x[0-9a-f]+", "0x", text), end=end)
# metaclasses, prepare, set_name
class M(type):
    def __new__(m, n, b, ns, **k): print("new", n, [x.__name__ for x in b], sorted(x for x in ns if not x.startswith('__')), k); return super().__new__(m, n, b, dict(ns))
    def __init__(c, n, b, ns, **k): print("init", n, k); super().__init__(n, b, ns)
    def __call__(c, *a, **k): print("call", c.__name__, a, k); return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, n, b, **k): print("prepare", n, b, k); return {"injected": 1}
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, o): return o is int
    def __len__(c): return 7
    def __iter__(c): return iter("abc")
    def __contains__(c, x): return x == 1
    def __getattr__(c, n): return "meta:" + n
    def __add__(c, o): return "add"
    def __getitem__(c, i): return ("item", i)
    def __repr__(c): return "<M %s>" % c.__name__
    def __dir__(c): return ["q"]
class A(metaclass=M, x=1): y = injected
print(A, A(), len(A), list(A), 1 in A, A.zz, A + 1, A[3], isinstance(5, A), issubclass(int, A), dir(A), isinstance(A(), A))
class B(A, k=2):
    def __init_subclass__(cls, **k): print("init_subclass", cls, k)
class C(B, w=3): pass
class Desc:
    def __set_name__(self, owner, name): print("set_name", owner.__name__, name); self.name = name
    def __get__(self, o, t=None): return (self.name, o is None, t.__name__)
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
class E:
    d = Desc(); e = Desc()
    f = d
x = E(); print(x.d, E.d, x.f); x.d = 5; del x.d
x.__dict__['d'] = 'shadow'; print(x.d)
try:
    class F(type(E), metaclass=M): pass
except TypeError as e: print(e)
class M2(type): pass
try:
    class G(A, metaclass=M2): pass
except TypeError as e: print(e)
try: type("H", (A, metaclass) if 0 else (int, str), {})
except TypeError as e: print(e)
class BadName:
    def __set_name__(self, o, n): raise ValueError("bad")
try:
    class I: q = BadName()
except Exception as e: print(type(e), e, e.__cause__, getattr(e,'__notes__',None))
def fm(name, bases, ns, **k): print(name, bases, sorted(ns), k); return 42
class J(metaclass=fm, z=1): a = 1
print(J)
class K(J.__class__): pass
print(K(3))
try:
    class Bad(5): pass
except TypeError as e: print(e)
class Entries:
    def __mro_entries__(self, bases): print(bases); return (int, )
class N(Entries()): pass
print(N.__bases__, N.__orig_bases__, N.__mro__)
try:
    class O(int, metaclass=5): pass
except TypeError as e: print(e)
class P:
    __slots__ = ['a', '__b', 'c']
    def f(self): self.__b = 3; return self.__b
p = P(); print(p.f(), P.__slots__, [n for n in dir(P) if 'b' in n and not n.startswith('__')])
try: p.zz = 1
except AttributeError as e: print(e)
try: p.a
except AttributeError as e: print(e)
for bad in ("class X:\n __slots__ = ('a',)\n a = 1", "class X(int):\n __slots__ = ('a',)", "class X:\n __slots__ = ('1a',)", "class X:\n __slots__ = (5,)", "class X:\n __slots__ = ('__dict__','__dict__')", "class X:\n __slots__=('__dict__',)\nclass Y(X):\n __slots__=('__dict__',)", "class A:\n __slots__='a'\nclass B:\n __slots__='b'\nclass C(A,B): pass", "class X(type):\n __slots__=('a',)", "class X(tuple):\n __slots__=('a',)", "class X(bytes):\n __slots__=('__dict__',)\nprint(X(b'1').__dict__)", "class X(bool): pass", "class X(type(None)): pass", "class X(type(lambda:0)): pass", "class X(object, int): pass", "class A: pass\nclass B(A): pass\nclass C(A,B): pass", "class X(int,int): pass", "class X(*[1]): pass","class X(range): pass","class X(slice): pass","class X(type(iter([]))): pass", "class X:\n __slots__=('__weakref__','__weakref__')"):
    try: exec(bad); print("ok")
    except TypeError as e: print(type(e).__name__, e)
    except ValueError as e: print(type(e).__name__, e)
class Q: pass
q = Q()
class R: __slots__ = ()
try: q.__class__ = R
except TypeError as e: print(e)
try: q.__class__ = int
except TypeError as e: print(e)
try: q.__class__ = 5
except TypeError as e: print(e)
class S2: pass
q.__class__ = S2; print(type(q).__name__)
try: Q.__bases__ = (int,)
except TypeError as e: print(e)
try: Q.__bases__ = ()
except TypeError as e: print(e)
try: Q.__bases__ = 5
except TypeError as e: print(e)
class Z1: v = 1
class Z2: v = 2
class Y1(Z1): pass
y = Y1(); print(y.v); Y1.__bases__ = (Z2,); print(y.v, Y1.__mro__)
try: del Q.__name__
except TypeError as e: print(e)
try: Q.__name__ = 5
except TypeError as e: print(e)
try: Q.__name__ = "a\0b"
except ValueError as e: print(e)
Q.__name__ = "Renamed"; Q.__qualname__ = "qn"; Q.__module__ = "mm"; print(Q, Q.__name__)
try: del Q.__module__; print(Q.__module__)
except Exception as e: print(type(e), e)
