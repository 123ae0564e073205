# tests/lang/library/struct_formats.py - formats, sizes and errors of struct
import struct
def t(f, *a):
    shown = [x if isinstance(x, (int, float, str, bytes, bytearray)) and len(repr(x)) < 60 else type(x).__name__ for x in a]
    try:
        print(f.__name__, *shown, '->', repr(f(*a)))
    except BaseException as e:
        print(f.__name__, *shown, type(e).__name__, e)
for c in 'cspefd':
    for v in (b'a',b'ab',b'',bytearray(b'a'),'a',1,1e300,-1e300,65520.0,65519.9,float('nan'),float('inf'),10**400,5e-8):
        t(struct.pack,c,v); t(struct.pack,'<'+c,v); t(struct.pack,'>3'+c,v)
for f in ('z','3','3 i','\0','i\0','é',b'i',b'\xff',1,None,'9999999999999999999999i','2147483648q9999999999999999q','s','0s','0i','ci','@ci','=ci','c0i','c0q','<n','<P',' i i ','xx','2x3s','p','3p','300p',''):
    t(struct.calcsize,f); t(struct.Struct,f) if isinstance(f,int) or f is None else 0
t(struct.unpack,'i',b'abc');t(struct.unpack,'i','abcd');t(struct.unpack,'?',b'\2');t(struct.unpack,'3p',b'\5ab')
t(struct.unpack_from,'i',b'abc');t(struct.unpack_from,'i',b'abcdef',3);t(struct.unpack_from,'i',b'abcdef',-3);t(struct.unpack_from,'i',b'abcdef',-9);t(struct.unpack_from,'i',b'abcdef',1<<70)
t(struct.unpack_from,'i',b'abcdef',2);t(struct.unpack_from,'i',b'abcdef',-4)
t(struct.iter_unpack,'i',b'abc');t(struct.iter_unpack,'',b'abc');t(struct.iter_unpack,'i',3)
b=bytearray(8)
t(struct.pack_into,'i',b);t(struct.pack_into,'i');t(struct.pack_into);t(struct.pack_into,'i',b,0);t(struct.pack_into,'i',b,0,1,2);t(struct.pack_into,'i',b,5,1);t(struct.pack_into,'i',b,-3,1);t(struct.pack_into,'i',b,-9,1);t(struct.pack_into,'i',b,-4,7);t(struct.pack_into,'i',b'ab',0,1);t(struct.pack_into,'i',b,'x',1);t(struct.pack_into,'i',b,1<<70,1)
t(struct.pack);t(struct.pack,'i');t(struct.pack,'ii',1,2,3);t(struct.unpack,'i');t(struct.unpack,b'i',b'abcd',3)
s=struct.Struct('<ih');print(s.format,s.size);t(s.pack,1);t(s.pack_into,1);t(s.unpack,b'a');print(type(s),struct.Struct.__module__,struct.error,struct.error.__mro__)
it=s.iter_unpack(b'abcdefabcdef');print(type(it),it.__length_hint__(),next(it),it.__length_hint__(),list(it))
class I:
    def __index__(self): return 5
class J:
    def __index__(self): raise ZeroDivisionError
class F:
    def __float__(self): return 2.5
class B:
    def __bool__(self): raise KeyError
t(struct.pack,'i',I());t(struct.pack,'i',J());t(struct.pack,'d',F());t(struct.pack,'?',B());t(struct.pack,'d',I())
t(s.unpack_from);t(s.unpack_from,b'abcdef',0,1)
try: print(s.unpack_from(buffer=b'abcdef',offset=0), struct.unpack_from('<i',buffer=b'1234',offset=0))
except Exception as e: print(e)
print(struct.unpack('>e',b'\x7c\x01'),struct.unpack('<f',struct.pack('<f',float('nan'))),struct.pack('e',2**-25),struct.pack('e',2**-24*1.0001/2))
x=struct.Struct.__new__(struct.Struct); t(x.pack); t(x.unpack,b'');print(x.size)
t(getattr,x,'format')
s.__init__('>q');print(s.size)
print([struct.pack('<e', x) for x in (0.0, -0.0, 1.0, 2.0 ** -14, 2.0 ** -24, 2.0 ** -25, 65504.0, 1 / 3)])
