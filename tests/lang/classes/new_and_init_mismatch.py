# tests/lang/classes/new_and_init_mismatch.py - __new__ and __init__ with other arguments, other results, object's strictness, subclasses of immutables
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class N:
    def __new__(cls, *a, **k): print("new", a, k); return super().__new__(cls)
class I:
    def __init__(self, *a, **k): print("init", a, k)
class Both(N):
    def __init__(self, x): print("init", x)
class Plain: pass
class Other:
    def __new__(cls): return Plain()
    def __init__(self): print("never")
class SubRet(Plain):
    def __new__(cls, k=None): return (k or Plain)()
    def __init__(self, k=None): print("init sub", type(self).__name__)
class Super1:
    def __new__(cls, *a): return super().__new__(cls, *a)
class Super2:
    def __init__(self, *a): super().__init__(*a)
class Super3:
    def __new__(cls, *a): return super().__new__(cls, *a)
    def __init__(self, *a): super().__init__(*a)
attempt(lambda: type(N(1, b=2)).__name__); attempt(lambda: type(I(1, b=2)).__name__); attempt(lambda: Both()); attempt(lambda: Both(1) is None); attempt(lambda: Plain(1)); attempt(lambda: Plain(a=1)); attempt(lambda: type(Other()).__name__); attempt(lambda: type(SubRet()).__name__); attempt(lambda: Super1(1)); attempt(lambda: Super2(1)); attempt(lambda: Super3(1)); attempt(lambda: type(Super1()).__name__)
attempt(lambda: object(1)); attempt(lambda: object.__new__(Plain, 1)); attempt(lambda: object.__new__(I, 1).__class__.__name__); attempt(lambda: object.__init__(Plain(), 1)); attempt(lambda: object.__init__(N(), 1)); attempt(lambda: object.__new__()); attempt(lambda: object.__new__(5)); attempt(lambda: object.__new__(int)); attempt(lambda: object.__new__(list)); attempt(lambda: int.__new__(str)); attempt(lambda: int.__new__()); attempt(lambda: int.__new__(5)); attempt(lambda: tuple.__new__(list)); attempt(lambda: int.__new__(bool, 1)); attempt(lambda: bool.__new__(bool, 2)); attempt(lambda: dict.__new__(dict)); attempt(lambda: list.__new__(list, [1])); attempt(lambda: list.__init__(5))
class Int(int):
    def __new__(cls, v, extra): o = super().__new__(cls, v); o.extra = extra; return o
attempt(lambda: (Int(3, "e") + 1, Int(3, "e").extra)); attempt(lambda: Int(3))
class L(list):
    def __init__(self, *a): super().__init__(a)
attempt(lambda: L(1, 2)); attempt(lambda: L.__new__(L, 1, 2))
class Static:
    @staticmethod
    def __new__(cls): return object.__new__(cls)
class Cm:
    @classmethod
    def __new__(cls, c): return object.__new__(c)
attempt(lambda: type(Static()).__name__); attempt(lambda: type(Cm()).__name__); Plain.__new__ = lambda cls, *a: object.__new__(cls); attempt(lambda: type(Plain(1, 2)).__name__); del Plain.__new__; attempt(lambda: type(Plain()).__name__)
