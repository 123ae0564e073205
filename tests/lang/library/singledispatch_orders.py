# tests/lang/library/singledispatch_orders.py - which implementation singledispatch and singledispatchmethod choose, and what registering refuses
import functools, collections, collections.abc as abc, typing, types, numbers, enum
@functools.singledispatch
def f(x, *a): return "object"
for t in (int, numbers.Number, abc.Sequence, abc.Mapping, abc.Iterable, abc.Hashable, dict, type(None), Exception, type): f.register(t, (lambda n: lambda x, *a: n)(t.__name__))
class MyInt(int): pass
class Color(enum.IntEnum): RED = 1
class It:
    def __iter__(self): return iter(())
class Virtual: pass
abc.Sequence.register(Virtual)
class D(dict): pass
class Both(abc.Sequence, abc.Hashable):
    def __getitem__(self, i): pass
    def __len__(self): return 0
    def __hash__(self): return 1
for v in (1, True, MyInt(1), Color.RED, 1.5, 1j, "s", b"b", [1], (1,), {}, D(), collections.OrderedDict(), collections.ChainMap(), {1}, frozenset(), None, It(), Virtual(), Both(), range(1), iter([]), object(), ValueError(), int, Color, len, ..., types.SimpleNamespace(), collections.deque(), memoryview(b""), bytearray(), 5 .__add__):
    try: print(type(v).__name__, f(v))
    except RuntimeError as e: print(type(v).__name__, e)
def attempt(g):
    try: print(str(g()).split(" at 0x")[0])
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
class P: pass
class Q: pass
class PQ(P, Q): pass
class A1(metaclass=__import__("abc").ABCMeta): pass
class A2(metaclass=__import__("abc").ABCMeta): pass
class V: pass
A1.register(V); A2.register(V)
@functools.singledispatch
def amb(x): return "base"
amb.register(A1, lambda x: "A1"); amb.register(A2, lambda x: "A2")
attempt(lambda: amb(V())); attempt(lambda: amb.dispatch(V)); attempt(lambda: amb(5))
amb.register(P, lambda x: "P"); amb.register(Q, lambda x: "Q"); attempt(lambda: amb(PQ()))
@amb.register
def _(x: int | str): return "int or str"
@amb.register(list)
@amb.register(tuple)
def seq(x): return "list or tuple"
@amb.register
def _(x: "dict"): return "dict by name"
@amb.register
def _(x: typing.Union[bytes, bytearray]): return "bytes-like"
@amb.register
def _(x: None): return "none"
for v in (5, "s", [1], (1,), {}, b"", bytearray(), None, 1.5, True): print(amb(v), end=" ")
print(sorted(t.__name__ for t in amb.registry), seq([1]), amb.dispatch(bool)(1), amb.__wrapped__(1))
for bad in (lambda: amb.register(5), lambda: amb.register("int"), lambda: amb.register(list[int]), lambda: amb.register(int | 5) , lambda: amb.register(lambda x: 1), lambda: amb.register(), lambda: amb(), lambda: amb.register(typing.List[int], lambda x: 1), lambda: amb.register(int | list[int], lambda x: 1), lambda: functools.singledispatch(5), lambda: functools.singledispatch(lambda: 1)(), lambda: amb.dispatch(5), lambda: amb.dispatch(list[int])): attempt(bad)
def ann(x: list[int]): pass
attempt(lambda: amb.register(ann))
def ann2(x: int | list[int]): pass
attempt(lambda: amb.register(ann2))
def ann3(y) -> int: pass
attempt(lambda: amb.register(ann3))
class M:
    @functools.singledispatchmethod
    def m(self, x): return "m", type(x).__name__
    @m.register
    def _(self, x: int): return "m int"
    @m.register(str)
    @classmethod
    def _(cls, x): return "m str", cls.__name__
    @functools.singledispatchmethod
    @classmethod
    def c(cls, x): return "c", cls.__name__
    @c.register
    @classmethod
    def _(cls, x: int): return "c int", cls.__name__
    @functools.singledispatchmethod
    @staticmethod
    def s(x): return "s"
    @s.register(int)
    @staticmethod
    def _(x): return "s int"
class M2(M): pass
for g in (lambda: M2().m(1), lambda: M2().m("x"), lambda: M2().m(1.5), lambda: M2.c(1), lambda: M2.c("x"), lambda: M2().c(1), lambda: M.s(1), lambda: M().s("x"), lambda: M().m(), lambda: M.m(M(), 1), lambda: functools.singledispatchmethod(5), lambda: M.__dict__["m"].register, lambda: M().m.__name__, lambda: M.m.__isabstractmethod__, lambda: M().m.register): attempt(g)
@functools.singledispatch
def late(x): return "object"
print(late([1])); late.register(abc.Sized, lambda x: "Sized"); print(late([1]), late(5)); late.register(list, lambda x: "list"); print(late([1]), late((1,)))
