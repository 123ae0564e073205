# tests/lang/library/copy_protocols.py - copy and deepcopy: __copy__, __deepcopy__, __reduce_ex__, __getstate__, slots, memo, errors
import copy, copyreg, types, re, weakref
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Plain:
    def __init__(self): self.l = [1]
class Cp:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return ("deep", type(memo).__name__)
class Slots:
    __slots__ = ("a", "b")
class SlotsDict(Slots): pass
class St:
    def __getstate__(self): return {"s": 1}
    def __setstate__(self, s): self.got = s
class StFalse:
    def __getstate__(self): return None
class Red:
    def __reduce__(self): return (list, ("ab",))
class RedStr:
    def __reduce__(self): return "RedStr"
class RedBad:
    def __reduce__(self): return 5
class RedEx:
    def __reduce_ex__(self, p): return (dict, (), None, None, iter([("k", p)]))
class RedItems:
    def __reduce__(self): return (L, (), {"st": 1}, iter([1, 2]))
class L(list): pass
class New:
    def __new__(cls, x): o = super().__new__(cls); o.x = x; return o
    def __getnewargs__(self): return (self.x,)
class NewEx:
    def __new__(cls, *, k): o = super().__new__(cls); o.k = k; return o
    def __getnewargs_ex__(self): return (), {"k": self.k}
s = Slots(); s.a = [1]; sd = SlotsDict(); sd.a, sd.z = 1, 2
for o in (Plain(), Cp(), s, sd, St(), StFalse(), Red(), RedStr(), RedBad(), RedEx(), RedItems(), New([1]), NewEx(k=[2]), L([1, [2]]), {"a": [1]}, ([1], 2), (1, 2), {1}, frozenset([1]), bytearray(b"x"), slice(1, [2], 3), range(3), lambda: 0, len, int, Plain, types, re.compile("a"), None, ..., NotImplemented, 5, 1.5, "s", b"b", 1j, type(None), property(len), (i for i in ()), iter([1]), open, object(), ValueError("a", [1]), weakref.ref(Plain), types.SimpleNamespace(a=[1]), Plain().__init__):
    for f in (copy.copy, copy.deepcopy):
        try:
            c = f(o); print(type(o).__name__, f.__name__, c is o, type(c).__name__, getattr(c, "__dict__", "") if not isinstance(c, (type, types.ModuleType, types.FunctionType)) and hasattr(c, "__dict__") and type(c).__module__ == "__main__" else "", end="; ")
        except Exception as e:
            print(type(o).__name__, f.__name__, type(e).__name__, str(e)[:70], end="; ")
    print()
a = [1]; x = [a, a, {"k": a}]; d = copy.deepcopy(x); print(d[0] is d[1] is d[2]["k"], d[0] is a); m = {}; copy.deepcopy(a, m); print(sorted(type(k).__name__ for k in m)); print(copy.deepcopy(a, {id(a): "memo"})); t = (a, [a]); c = copy.deepcopy(t); print(c, c[0] is c[1][0]); print(copy.copy(s).a is s.a, copy.deepcopy(s).a is s.a, hasattr(copy.copy(s), "b"))
copyreg.pickle(Plain, lambda p: (str, ("via copyreg",))); print(copy.copy(Plain())); print(copy.Error is copy.error)
