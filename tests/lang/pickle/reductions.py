# tests/lang/pickle/reductions.py - instances, classes and functions: each way in which an object says how it is made again
import copyreg, functools, pickle
from collections import OrderedDict, UserDict, defaultdict, deque

class Plain:
    def __init__(self, x): self.x = x
class Slots:
    __slots__ = ("a", "b", "__dict__")
class State:
    def __getstate__(self): return (1, 2)
    def __setstate__(self, s): self.got = s
class NoState(Plain):
    def __getstate__(self): return None
class NewArgs(tuple):
    def __new__(cls, *a): return tuple.__new__(cls, a)
    def __getnewargs__(self): return tuple(self)
class Keywords:
    def __new__(cls, *, k): o = object.__new__(cls); o.k = k; return o
    def __getnewargs_ex__(self): return (), {"k": self.k}
class L(list): pass
class D(dict): pass
class S(str): pass
class F(float): pass
class Reduced:
    def __reduce__(self): return L, ((1, 2),), {"y": 3}, iter([3, 4]), None
class Items:
    def __reduce__(self): return D, (), None, None, iter([("k", 1), ("l", 2)])
class Setter:
    def __reduce__(self): return Plain, (1,), {"x": 9}, None, None, update
class Global:
    def __reduce__(self): return "the_global"
class Outer:
    class Inner:
        def method(self): return "m"
    @classmethod
    def cm(cls): return cls.__name__
def update(o, state): o.x = ("set", state["x"])
the_global = Global()

def show(o):
    return type(o).__name__, None if isinstance(o, OrderedDict) else getattr(o, "__dict__", None), o if isinstance(o, (tuple, list, dict, str, float)) else ""

slots = Slots()
slots.a, slots.c = 1, 2
things = [Plain([1]), slots, State(), NoState(5), NewArgs(1, 2), Keywords(k=4), L([1]), D(a=1), S("s"), F(2.5), Reduced(), Items(), Setter(),
          OrderedDict(a=1, b=2), defaultdict(list, {1: [2]}), deque([1, 2], 5), UserDict(q=1), ValueError("x", 1), functools.partial(int, base=2)]
L1 = L([1]); L1.name = "n"; things.append(L1)
for protocol in range(6):
    for o in things:
        try:
            back = pickle.loads(pickle.dumps(o, protocol))
        except TypeError as e:
            print(protocol, e)
            continue
        print(protocol, *show(back), getattr(back, "a", ""))
    for o in (Plain, Outer.Inner, len, update, Outer.Inner.method, the_global, dict.fromkeys, str.upper, Outer.cm, functools.reduce):
        try:
            print(pickle.loads(pickle.dumps(o, protocol)) == o, end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print(pickle.loads(pickle.dumps(functools.partial(int, base=2), protocol))("101"))

class WithTable:
    pass
copyreg.pickle(WithTable, lambda o: (Plain, ("by the table",)))
copyreg.add_extension("__main__", "Plain", 240)
copyreg.add_extension("__main__", "L", 24000)
copyreg.add_extension("__main__", "D", 2400000)
for protocol in (1, 2, 4):
    data = pickle.dumps([WithTable(), L, D], protocol)
    print(protocol, pickle.loads(data)[0].x, pickle.loads(data)[1:], b"\x82\xf0" in data, b"\x83\xc0\x5d" in data, b"\x84\x00\x9f\x24\x00" in data)
