# tests/lang/bytes/construction_protocols.py - bytes() and bytearray() of objects with __bytes__, __index__, __iter__, __len__ and bad ones
class WithBytes:
    def __init__(self, r): self.r = r
    def __bytes__(self): return self.r
class Index:
    def __init__(self, r): self.r = r
    def __index__(self): return self.r
class Hint:
    def __init__(self, h, items): self.h, self.items = h, items
    def __iter__(self): return iter(self.items)
    def __length_hint__(self): return self.h
class Seq:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i + 65
class BadIter:
    def __iter__(self): return 5
class MyBytes(bytes): pass
class StrBytes(str):
    def __bytes__(self): return b"from str"
class IntBytes(int):
    def __bytes__(self): return b"from int"
args = [(), (0,), (3,), (-1,), (2**70,), (True,), (1.5,), ("x",), ("x", "ascii"), ("\xe9", "latin-1", "strict"), ("\u20ac", "ascii", "ignore"), (b"x", "ascii"), (5, "ascii"), ([1, 2],), ([256],), ([-1],), (["a"],), ([1.0],), ([Index(7)],), (Index(3),),
        (Index(-2),), (Index("x"),), (WithBytes(b"hello"),), (WithBytes("no"),), (WithBytes(MyBytes(b"sub")),), (WithBytes(bytearray(b"x")),), (Hint(5, [1, 2]),), (Hint(-1, [1]),), (Hint(None, [1]),), (Seq(),), (BadIter(),), ({1: 2},), ({3},), (iter([1, 2]),), ((i for i in [1, 300]),), (range(5),), (None,), (object(),), (StrBytes("x"),), (IntBytes(2),), (memoryview(b"abcd")[::2],), (MyBytes(b"q"),)]
for kind in (bytes, bytearray):
    for a in args:
        try:
            r = kind(*a)
            print(kind.__name__, type(r).__name__, r)
        except Exception as e:
            print(kind.__name__, type(e).__name__, str(e).replace(hex(id(a[0])), "ID") if a else e)
for f in (lambda: bytes(source=b"x"), lambda: bytes(source="x", encoding="utf-8"), lambda: bytes(encoding="ascii"), lambda: bytes("x", errors="strict"), lambda: bytes(errors="x"), lambda: bytes(b"", foo=1), lambda: bytes(1, 2, 3, 4), lambda: MyBytes("x", "ascii"), lambda: bytearray(source=3), lambda: bytearray().__init__([1]), lambda: bytes.__new__(int, b"x"), lambda: bytes("x", 5), lambda: bytes("x", "ascii", 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
