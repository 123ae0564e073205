# tests/lang/classes/repr_default.py - the default repr names module and class
class C:
    class D: pass
print(C, C.D, repr(int), type)
print(repr(C()).split(" at 0x")[0], repr(C.D()).split(" at 0x")[0])
def f():
    class L: pass
    return L
print(f())
print(repr(C.__init__)[:30], repr(f)[:12], repr(len), repr([].append)[:35])
