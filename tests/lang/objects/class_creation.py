# tests/lang/objects/class_creation.py - what class statements and type() refuse, and what attributes of classes say
from weakref import ref as REF
def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(repr(r).split(' at 0x')[0])
    except BaseException as e:
        print(type(e).__name__, e)
def ev(s, g=None):
    try: print(s, '->', repr(eval(s, globals())).split(' at 0x')[0])
    except BaseException as e: print(s, '->', type(e).__name__, e)
# slots
class S:
    __slots__ = ('a', '__b', 'c')
    def setb(self): self.__b = 5
    def getb(self): return self.__b
s = S(); s.a = 1; s.setb()
ev("s.a"); ev("s.getb()"); ev("s.c"); ev("s.d"); ev("s._S__b"); ev("S.a"); ev("S.__slots__"); ev("S.__dict__['a']"); ev("s.__dict__"); ev("S.a.__get__(s)"); ev("S.a.__get__(5)"); ev("S.a.__set__(s, 4)"); ev("s.a"); ev("S.a.__delete__(s)"); ev("s.a"); ev("S.a.__delete__(s)")
ev("setattr(s,'zz',1)"); ev("REF(s)")
class S2(S):
    __slots__ = ('e', '__weakref__')
s2 = S2(); s2.e = 1; s2.a = 2
ev("s2.e, s2.a"); ev("type(REF(s2)).__name__"); ev("setattr(s2,'zz',1)")
class S3(S2): pass
s3 = S3(); s3.zz = 3; s3.e = 4
ev("s3.__dict__"); ev("s3.e")
for src in ["class X:\n __slots__='a','a'", "class X:\n __slots__=('1a',)", "class X:\n __slots__=(1,)", "class X(S3):\n __slots__=('__dict__',)", "class X(S3):\n __slots__=('__weakref__',)", "class X:\n __slots__=('a',)\n a=1", "class X(int):\n __slots__=('a',)", "class X(tuple):\n __slots__=('a',)", "class X(bytes):\n __slots__=('a',)", "class X(str):\n __slots__=('a',)", "class X(type):\n __slots__=('a',)", "class X(S, list): pass", "class X(int, str): pass", "class X(bool): pass", "class X(type(None)): pass", "class X(type(lambda:0)): pass", "class X(5): pass", "class X(object, S): pass", "class X(S, S): pass", "class X(x=5): pass", "class X(metaclass=5): pass", "class X:\n __slots__=5", "class X:\n __slots__=''", "class X(slice): pass","class X(range): pass", "class X:\n __qualname__=5", "class X:\n __classcell__=5", "class X:\n def __set_name__(s,o,n): 1/0\nclass Y:\n q=X()", "class X:\n __init_subclass__=5\nclass Y(X):pass", "type('a\\0b',(),{})", "type(5,(),{})", "type('a',5,{})", "type('a',(),5)", "type('a',(5,),{})", "type('a',(),{},x=5)", "type()", "type(1,2)", "type.__new__(type)", "type.__new__(5,'a',(),{})", "type.__new__(int,'a',(),{})", "type.__call__()", "type.mro(int)","type.mro()", "object.__new__(S, 1)", "S(1)", "S(a=1)", "object(1)", "object.__init__(S(), 1)", "object.__new__(int)", "int.__new__(S)","object.__new__(type)", "type.__new__(type,'x',(type,),{}).__mro__"]:
    try:
        exec(src, globals())
        print(repr(src), 'ok')
    except BaseException as e:
        print(repr(src), type(e).__name__, e)
class St(str):
    __slots__ = ('q',)
x = St('abc'); x.q = 5
ev("x, x.q, x.upper()"); ev("setattr(x,'r',1)"); ev("x.__dict__")
# type attributes
class Base: "doc of base"
class K(Base):
    y: int = 5
    def m(self): "m doc"
ev("K.__name__"); ev("K.__qualname__"); ev("K.__module__"); ev("K.__bases__"); ev("K.__base__"); ev("K.__mro__"); ev("K.__doc__"); ev("Base.__doc__"); ev("K.__annotations__"); ev("Base.__annotations__"); ev("K.__dict__['y']"); ev("type(K.__dict__)"); ev("sorted(K.__dict__)"); ev("K.__subclasses__()"); ev("Base.__subclasses__()"); ev("K.__text_signature__"); ev("K.__abstractmethods__"); ev("K.mro()"); ev("K.__flags__ & 512"); ev("int.__flags__ & 512"); ev("K.__dictoffset__ != 0"); ev("int.__dictoffset__"); ev("K.__class__"); ev("K"); ev("K()"  ".__class__"); ev("K.nope"); ev("K().nope"); ev("int.nope"); ev("(5).nope"); ev("setattr(int,'x',1)"); ev("delattr(int,'real')"); ev("delattr(K,'nope')"); ev("delattr(K(),'nope')"); ev("setattr(K,'__name__',5)"); ev("setattr(K,'__name__','Z')"); ev("K.__name__, K.__qualname__, K"); ev("setattr(K,'__qualname__','Q.Z')"); ev("K"); ev("setattr(K,'__bases__',())"); ev("setattr(K,'__bases__',5)"); ev("setattr(K,'__bases__',(K,))"); ev("setattr(K,'__bases__',(int,))"); ev("setattr(K,'__bases__',(5,))"); ev("setattr(Base,'__bases__',(S,))")
class Other: 
    z = 9
ev("setattr(K,'__bases__',(Other,))"); ev("K.z, K.__mro__, Base.__subclasses__(), Other.__subclasses__()"); ev("K.__doc__"); ev("setattr(K,'__doc__','new')"); ev("K.__doc__"); ev("setattr(int,'__doc__','new')"); ev("setattr(K,'__module__','mm')"); ev("K"); ev("delattr(K,'__name__')"); ev("setattr(K, 5, 5)"); ev("getattr(K, 5)"); ev("setattr(K(), 5, 5)"); ev("getattr(K(), 5)"); ev("setattr(K,'__dict__',{})"); ev("setattr(K,'__mro__',())"); ev("setattr(K,'__abstractmethods__',['a','b'])"); ev("K()"); ev("K.__abstractmethods__"); ev("delattr(K,'__abstractmethods__')"); ev("K() is not None")
# class assignment
class P: pass
class Q: pass
class R: __slots__ = ('a',)
p = P(); p.v = 1
ev("setattr(p,'__class__',Q)"); ev("type(p), p.v"); ev("setattr(p,'__class__',R)"); ev("setattr(p,'__class__',int)"); ev("setattr(p,'__class__',5)"); ev("delattr(p,'__class__')"); ev("setattr(5,'__class__',Q)")
p.w = 2
ev("p.__dict__")
