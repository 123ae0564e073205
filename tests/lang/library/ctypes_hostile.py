# tests/lang/library/ctypes_hostile.py - classes set anew, sizes changed meanwhile and classes half made never reach memory that is not theirs
# oracle: no
import pickle, re
import _ctypes
from ctypes import *
class Ret(Structure): _fields_=[("a",c_int)]
def t(f):
    try: print(re.sub("0x[0-9a-f]+", "0x", repr(f()))[:80])
    except BaseException as e: print(type(e).__name__, str(e)[:120])
class Small(Structure): _fields_=[("a",c_char)]
class Large(Structure): _fields_=[("a",c_char*4000),("z",c_int),("arr",c_int*20),("b",c_int,3)]
s=Small()
def become(): s.__class__=Large
t(become); t(lambda: s.z); t(lambda: s.a); t(lambda: s.arr); t(lambda: setattr(s,"z",3)); t(lambda: s.b); t(lambda: setattr(s,"b",1)); t(lambda: bytes(s)); t(lambda: memoryview(s)); t(lambda: pickle.dumps(s)); t(lambda: Large.from_buffer_copy(s)); t(lambda: sizeof(s))
class Holder(Structure): _fields_=[("l",Large)]
t(lambda: Holder(s)); t(lambda: CDLL(None).abs(s))
A4=c_int*4; A900=c_int*900
a=A4()
def b2(): a.__class__=A900
t(b2); t(lambda: a[500]); t(lambda: a[:]); t(lambda: a[100:200]); t(lambda: len(a)); t(lambda: list(a))
c=c_byte(3)
def b3(): c.__class__=c_longdouble
t(b3); t(lambda: c.value); t(lambda: setattr(c,"value",3.0)); t(lambda: c_int(3).__class__)
# resize in index
class Evil:
    def __init__(self,o,n): self.o,self.n=o,n
    def __index__(self): resize(self.o,self.n); return 5
x=(c_int*100)()
def e(): x[50]=Evil(x,100000)
t(e)
y=Large()
t(lambda: setattr(y,"z",Evil(y,10**6))); t(lambda: setattr(y,"b",Evil(y,10**6)))
i=c_int()
t(lambda: setattr(i,"value",Evil(i,10**6)))
t(lambda: resize(x, 2**62)); t(lambda: resize(x,-1)); t(lambda: (c_int*(2**60))); t(lambda: (c_char*(2**61))())
mv=memoryview(x); t(lambda: resize(x,10**5)); del mv; t(lambda: resize(x,10**5)); t(lambda: x[99]); t(lambda: x[100]); t(lambda: memoryview(x)); t(lambda: (c_int*25000).from_buffer(x)[24999])
# metaclasses
SM=type(Structure)
t(lambda: SM("X",(),{"_fields_":[("a",c_int)]})); t(lambda: type.__new__(SM,"X",(Structure,),{})()); t(lambda: sizeof(type.__new__(SM,"X",(Structure,),{"_fields_":[]}))); t(lambda: SM("X",(Structure,int),{}))
class M(SM):
    def __new__(m,n,b,d,**k):
        c=super().__new__(m,n,b,d); c.made=True; return c
    def __init__(s,*a,**k): super().__init__(*a)
class WithMeta(Structure, metaclass=M): _fields_=[("q",c_int)]
t(lambda: (WithMeta.made, WithMeta(3).q, sizeof(WithMeta), (WithMeta*2)()[1].q))
class Bad(Structure): pass
t(lambda: setattr(Bad,"_fields_",[("a",Bad)])); 
class Bad2(Structure): pass
t(lambda: setattr(Bad2,"_fields_",[("a",Bad2*3)]))
class Sneak(list):
    def __iter__(self): 
        Bad3._fields_=[("z",c_int)]; return super().__iter__()
class Bad3(Structure): pass
t(lambda: setattr(Bad3,"_fields_",Sneak([("a",c_int)]))); t(lambda: Bad3(1,2)); t(lambda: bytes(Bad3()))
class NameDescr(Structure): pass
t(lambda: setattr(NameDescr,"_fields_",[("_fields_",c_int)])); t(lambda: NameDescr())
t(lambda: setattr(type("Z",(Structure,),{}),"_fields_",[("__class__",c_int),("__dict__",c_int),("__init__",c_int)]))
t(lambda: _ctypes._unpickle(int,({},b""))); t(lambda: c_int(3).__setstate__({},b"123456789")); t(lambda: c_int(3).__setstate__(3,4)); t(lambda: c_int.__new__(c_int).value)
t(lambda: _ctypes.CFuncPtr.__new__(_ctypes.CFuncPtr)); t(lambda: type(byref(c_int()))())
t(lambda: _ctypes._Pointer()); t(lambda: POINTER("inc")()); t(lambda: POINTER("inc").from_param(3)); P=POINTER("inc2"); t(lambda: P.set_type(Ret)); t(lambda: P(Ret(4)).contents.a); t(lambda: P.set_type(3))
t(lambda: Ret.a.__get__(3)); t(lambda: Ret.a.__set__(Small(),3)); t(lambda: Ret.a.__get__(None,3)); t(lambda: Large.z.__get__(Ret()))
