# tests/lang/library/ctypes_errors.py - what ctypes refuses, and its words
import re
from ctypes import *
import ctypes, _ctypes
def t(f):
    try: print(re.sub('0x[0-9a-f]+', '0x', repr(f())))
    except BaseException as e: print(type(e), e)
def mk(**d):
    return lambda: type(Structure)("X",(Structure,),d)
t(lambda: type("X",(_ctypes._SimpleCData,),{}))
t(lambda: type(c_int)("X",(_ctypes._SimpleCData,),{"_type_":"y"}))
t(lambda: type(c_int)("X",(_ctypes._SimpleCData,),{"_type_":"yy"}))
t(lambda: type(c_int)("X",(_ctypes._SimpleCData,),{"_type_":3}))
t(lambda: type(c_int)("X",(_ctypes._SimpleCData,),{}))
t(mk(_fields_=3)); t(mk(_fields_=[3])); t(mk(_fields_=[("a",)])); t(mk(_fields_=[("a",3)])); t(mk(_fields_=[(3,c_int)]))
t(mk(_fields_=[("a",c_int,0)])); t(mk(_fields_=[("a",c_int,33)])); t(mk(_fields_=[("a",c_float,3)])); t(mk(_fields_=[("a",c_int,"x")])); t(mk(_fields_=[("a",c_int,1,2)]))
t(mk(_pack_=-1,_fields_=[])); t(mk(_pack_="x",_fields_=[])); t(mk(_anonymous_=["x"],_fields_=[])); t(mk(_anonymous_=3,_fields_=[])); t(mk(_anonymous_=["a"],_fields_=[("a",c_int)]))
t(lambda: Structure()); t(lambda: sizeof(Structure)); t(lambda: sizeof(3)); t(lambda: alignment(3)); t(lambda: byref(3)); t(lambda: addressof(3)); 
t(lambda: c_int("x")); t(lambda: c_int(3.5)); t(lambda: c_int(2**70)); t(lambda: c_float("x")); t(lambda: c_char("x")); t(lambda: c_char(b"xx")); t(lambda: c_char(300)); t(lambda: c_wchar("xx")); t(lambda:c_wchar(3)); t(lambda: c_char_p(3)); t(lambda: c_char_p("x")); t(lambda: c_wchar_p(b"x")); t(lambda: c_void_p("x")); t(lambda: c_bool("x")); t(lambda: c_int(1,2)); t(lambda: c_int(value=3))
t(lambda: (c_int*3)(1,2,3,4)); t(lambda: c_int*-1); t(lambda: c_int*2.0); t(lambda: (c_int*3)()[3]); t(lambda: (c_int*3)()["x"]); t(lambda: c_int*(2**62))
t(lambda: POINTER(3)); t(lambda: POINTER("abc")); t(lambda: POINTER(c_int)(3)); t(lambda: POINTER(c_int)().contents); t(lambda: POINTER(c_int)()[0]);t(lambda: POINTER(c_int)()["x"]); t(lambda: pointer(3)); 
l=CDLL(None)
t(lambda: CDLL("nosuch.so")); t(lambda: l.strlen(1.5))
l.strlen.argtypes=[c_char_p]
t(lambda: l.strlen()); t(lambda: l.strlen(3)); t(lambda: l.strlen("x")); t(lambda:l.strlen(b"abc",1)); t(lambda: setattr(l.strlen,"argtypes",3)); t(lambda: setattr(l.strlen,"argtypes",[3])); t(lambda: setattr(l.strlen,"restype",3)); t(lambda: setattr(l.strlen,"errcheck",3))
t(lambda: c_int.from_param("x")); t(lambda: c_int.from_param(3)); t(lambda: POINTER(c_int).from_param(3)); t(lambda: (c_int*3).from_param(3)); t(lambda: c_void_p.from_param(1.5)); t(lambda: c_char_p.from_param(3)); t(lambda: Structure.from_param(3))
t(lambda: c_int.in_dll(3,"nosuch")); t(lambda: c_int.from_address("x")); t(lambda: c_int.from_buffer(b"xxxx")); t(lambda: c_int.from_buffer(bytearray(3))); t(lambda: c_int.from_buffer(bytearray(8),5)); t(lambda: c_int.from_buffer(bytearray(8),-1)); t(lambda: c_int.from_buffer_copy(b"xxx"));
class P(Structure): _fields_=[("x",c_int),("y",c_int)]
t(lambda: P(1,2,3)); t(lambda: P(1,x=2)); t(lambda: P(z=2).z); t(lambda: P("x")); t(lambda: P.x);
class Q(Structure): _fields_=[("p",P),("s",c_char*4),("w",c_wchar*4),("b",c_int,3),("c",c_int,5)]
t(lambda: setattr(c_int.__class__('Z', (_ctypes._SimpleCData,), {'_type_': 'i'}), '_fields_', []));
class Late(Structure): pass
Late()
t(lambda: setattr(Late, '_fields_', []))
t(lambda: Q((1,"x"))); t(lambda: Q((1,2)).p.y); t(lambda: Q(s=b"12345")); t(lambda: Q(s=b"1234").s); t(lambda:Q(s="x")); t(lambda: Q(w="12345")); t(lambda: Q.b); t(lambda: Q.c); t(lambda: Q(p=3)); t(lambda: memoryview(Q()).format); t(lambda: memoryview((Q*2)()).shape)
t(lambda: resize(c_int(),2)); t(lambda: resize(3,2)); t(lambda: resize(P.from_buffer(bytearray(8)),20))
t(lambda: CFUNCTYPE(c_int)(3)); t(lambda: CFUNCTYPE(c_int)("x")); t(lambda: CFUNCTYPE(P)(lambda:3)); t(lambda: CFUNCTYPE(c_int)(lambda:3)); t(lambda:_ctypes.CFuncPtr());  t(lambda: type(P)); t(lambda: type(_ctypes.CFuncPtr)); t(lambda: type(c_int)); t(lambda: type(c_int*2)); t(lambda: type(POINTER(c_int))); t(lambda: type(Union)); t(lambda: P.__mro__); t(lambda: (c_int*3).__name__); t(lambda: (c_int*3).__module__); t(lambda: POINTER(c_int).__module__); t(lambda: CFUNCTYPE(c_int).__bases__)
t(lambda: cast(3,3)); t(lambda: cast(c_int(3),P)); t(lambda: cast(1.5,c_void_p)); t(lambda: c_int(3).__reduce__());  t(lambda: c_int(3).__ctypes_from_outparam__())
t(lambda: [(k,getattr(_ctypes,k)) for k in dir(_ctypes) if k.isupper() or k.startswith("FUNC")])
t(lambda: dir(_ctypes._SimpleCData)); t(lambda: dir(type(P))); t(lambda: Union.__base__); t(lambda: py_object().value); t(lambda: py_object(3)); t(lambda: _ctypes.buffer_info(P)); t(lambda: _ctypes.buffer_info(c_int*2*3)); t(lambda: hash(P())); t(lambda: hash(c_int(3)))
t(lambda: P.from_buffer_copy(b"x"*8,1)); t(lambda: type("Y",(POINTER(c_int),),{})); t(lambda: type("Y",(_ctypes._Pointer,),{"_type_":3})); t(lambda: type(c_int*2)("Y",(Array,),{})); t(lambda: type(c_int*2)("Y",(Array,),{"_type_":c_int,"_length_":-1})); t(lambda: type(c_int*2)("Y",(Array,),{"_length_":1})); t(lambda: type(c_int*2)("Y",(Array,),{"_length_":"x","_type_":c_int}));t(lambda: type(c_int*2)("Y",(Array,),{"_length_":1,"_type_":3})); t(lambda: CFUNCTYPE(3)); t(lambda: CFUNCTYPE(c_int,3)); t(lambda: type(_ctypes.CFuncPtr)("Y",(_ctypes.CFuncPtr,),{}))
t(lambda: string_at(b"abc",-5)); t(lambda: create_string_buffer(3).value.x)
a=create_string_buffer(b"abc"); t(lambda: setattr(a,"value",b"12345")); t(lambda: setattr(a,"value","x")); t(lambda: setattr(a,"raw",b"123456")); t(lambda: a[0:2]); t(lambda: a[::2]); t(lambda: a[:]); t(lambda: a.__setitem__(slice(0,2),b"x")); t(lambda: a.__delitem__(0)); t(lambda: setattr(a,"raw",3)); t(lambda: delattr(a,"value")); t(lambda: delattr(P(),"x")); t(lambda: setattr(P(),"x","s"))
