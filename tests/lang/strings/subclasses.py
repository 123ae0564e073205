# tests/lang/strings/subclasses.py - subclasses of str, bytes and bytearray carry attributes; operations give exact ones
class S(str):
    def __init__(self, *a): self.n = 5
    def hello(self): return 'hi ' + self
s = S('abc'); s.x = [1, 2]
print(s, repr(s), type(s), s.x, s.n, s.hello(), len(s), type(s + ''), type(s[:]), type(s.upper()), type(str(s)))
print(hash(s) == hash('abc'), s == 'abc', {s: 1}['abc'], 'x' in s, s.__dict__)
s.me = s
del s
class E(str):
    def __new__(cls, v, extra):
        o = super().__new__(cls, v)
        o.extra = extra
        return o
t = E('caf\xe9\u1234', 7)
print(t.extra, ascii(t), t.__dict__, isinstance(t, str), E.__mro__)
class B(bytes): pass
b = B(b'xyz'); b.q = 1
print(b, type(b), b.q, b[0], b[1:], type(b[1:]), hash(b) == hash(b'xyz'), b == b'xyz', type(B.fromhex('ff')))
class A(bytearray):
    def __init__(self, *a):
        super().__init__(*a)
        self.k = 3
a = A(b'q'); a += b'z'; a.extend(b'12')
print(a, type(a), a.k, type(a[:]), type(a + b'x'))
class T(str): __slots__ = ()
print(T('q'), T('q').upper(), hasattr(T('q'), '__dict__'))
