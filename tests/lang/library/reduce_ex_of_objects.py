# tests/lang/library/reduce_ex_of_objects.py - what object.__reduce_ex__ answers under each protocol, for each kind of class
import copyreg
class Plain: pass
class Slotted: __slots__ = ("a", "b")
class Both: __slots__ = ("a", "__dict__")
class NewArgs:
    def __new__(cls, *a): return object.__new__(cls)
    def __getnewargs__(self): return (1, 2)
class NewArgsEx:
    def __getnewargs_ex__(self): return ((1,), {"k": 2})
class State:
    def __getstate__(self): return "state"
class NoState:
    def __getstate__(self): return None
class L(list): pass
class D(dict): pass
class I(int): pass
class T(tuple): __slots__ = ()
class S(str): pass
class Red:
    def __reduce__(self): return "red"
class RedEx:
    def __reduce_ex__(self, p): return ("ex", p)
class Bad:
    def __getnewargs__(self): return [1]
class BadEx:
    def __getnewargs_ex__(self): return (1, 2)
class BadEx2:
    def __getnewargs_ex__(self): return ((), {}, 3)
def show(v):
    if isinstance(v, tuple): return "(" + ", ".join(map(show, v)) + ")"
    if hasattr(v, "__next__"): return "iter" + repr(list(v))
    if hasattr(v, "__qualname__"): return v.__qualname__
    if type(v).__module__ == "__main__" and type(v).__repr__ is object.__repr__: return "<" + type(v).__name__ + ">"
    return repr(v)
def fill(o, **k):
    for n, v in k.items(): setattr(o, n, v)
    return o
objects = [Plain(), fill(Plain(), z=1), Slotted(), fill(Slotted(), a=1), fill(Both(), a=1, q=2), NewArgs(), NewArgsEx(), State(), NoState(), L([1, 2]), fill(L(), z=1), D(a=1), I(5), T((1, 2)), S("s"), Red(), RedEx(), Bad(), BadEx(), BadEx2(), object(), Plain, len, (i for i in ()), open, 5, [1], 1.5, None, ..., NotImplemented, range(3), slice(1, 2), {1}, iter([1, 2]), iter((1,)), iter({}), reversed([1]), enumerate("a"), zip(), map(abs, []), bytearray(b"x"), memoryview(b"x"), ValueError(1), type(None), {}.keys(), property(), staticmethod(len), classmethod(len), super(I, I(1)), lambda: 0, Plain().__init__, [].append, str.upper, 1j, complex]
for o in objects:
    for p in (0, 1, 2, 4):
        try: r = show(o.__reduce_ex__(p)) if not isinstance(o, type) else show(type.__reduce_ex__(o, p))
        except Exception as e: r = type(e).__name__ + " " + str(e)
        if p == 0: last = r; print(type(o).__name__, 0, r)
        elif r != last: last = r; print("   ", p, r)
def attempt(f):
    try: print(show(f()))
    except Exception as e: print(type(e).__name__, e)
attempt(lambda: object().__reduce_ex__()); attempt(lambda: object().__reduce_ex__("2")); attempt(lambda: object().__reduce_ex__(-1)); attempt(lambda: object().__reduce__(2))
attempt(lambda: Plain().__getstate__()); attempt(lambda: fill(Plain(), z=1).__getstate__()); attempt(lambda: fill(Slotted(), a=1).__getstate__()); attempt(lambda: fill(Both(), a=1, q=2).__getstate__()); attempt(lambda: object().__getstate__()); attempt(lambda: L([1]).__getstate__()); attempt(lambda: fill(L(), k=1).__getstate__()); attempt(lambda: Plain().__getstate__(1))
print(copyreg.__newobj__(L), copyreg._slotnames(Both), copyreg._slotnames(Slotted))
