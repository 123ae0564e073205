# tests/lang/builtins/isinstance_issubclass_kinds.py - isinstance and issubclass with tuples, unions, generics, ABCs and classes that answer for themselves
import abc, collections.abc as ca, numbers, typing
class Meta(type):
    def __instancecheck__(cls, x): return x == 5
    def __subclasscheck__(cls, c): return c is int
class M(metaclass=Meta): pass
class Fake:
    __class__ = int
class Bases:
    __bases__ = (int,)
class NoBases:
    @property
    def __bases__(self): return 5
class Hook(abc.ABC):
    @classmethod
    def __subclasshook__(cls, c): return NotImplemented if c is str else hasattr(c, "quack")
class Duck:
    quack = 1
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: isinstance(1, int | str), lambda: isinstance(None, int | None), lambda: issubclass(int, int | str), lambda: isinstance(1, (str, (bytes, (int,)))), lambda: isinstance(1, ()), lambda: isinstance(1, [int]), lambda: isinstance(1, 5), lambda: isinstance(1, (5, int)), lambda: isinstance(1, (int, 5)), lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: isinstance(1, int | list[int]), lambda: isinstance([], int | list[int]), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: issubclass(int, (str, 1)), lambda: issubclass(bool, (str, int)), lambda: isinstance(True, int), lambda: isinstance(5, M), lambda: isinstance(M(), M), lambda: isinstance(6, M), lambda: issubclass(int, M), lambda: issubclass(M, M), lambda: issubclass(str, M), lambda: isinstance(Fake(), int), lambda: type(Fake()) is int, lambda: issubclass(Bases(), int), lambda: issubclass(int, Bases()), lambda: isinstance(1, Bases()), lambda: issubclass(NoBases(), int), lambda: isinstance(Duck(), Hook), lambda: issubclass(str, Hook), lambda: issubclass(int, Hook), lambda: isinstance([], ca.Sequence), lambda: isinstance({}, ca.Hashable), lambda: issubclass(list, ca.Hashable), lambda: isinstance(len, ca.Callable), lambda: isinstance((x for x in ()), ca.Generator), lambda: isinstance(1.5, numbers.Real), lambda: isinstance(1, numbers.Rational), lambda: isinstance(range(1), ca.Sequence), lambda: isinstance("", ca.Collection), lambda: isinstance(1, typing.Union[int, str]), lambda: isinstance(1, typing.List), lambda: isinstance([], typing.List), lambda: isinstance([], typing.List[int]), lambda: isinstance(1, typing.Any), lambda: isinstance(1, typing.Optional[int]), lambda: isinstance(int, type), lambda: isinstance(type, object), lambda: issubclass(type, object), lambda: isinstance(), lambda: isinstance(1), lambda: issubclass(int), lambda: isinstance(1, int, 2), lambda: isinstance(1, None), lambda: isinstance(None, type(None)), lambda: isinstance(1, "int"), lambda: int | 5, lambda: int | None | str, lambda: (int | str) == (str | int), lambda: int | "x", lambda: hash(int | str) == hash(str | int), lambda: (int | str).__args__, lambda: int | int, lambda: (int | str)[0], lambda: None | int, lambda: None | None, lambda: (list[int] | None), lambda: type(int | str), lambda: isinstance(int | str, type(int | str))):
    t(f)
deep = int
for i in range(300): deep = (deep,)
print(isinstance(1, deep))
for i in range(100000): deep = (deep,)
try:
    isinstance("", deep)
except RecursionError as e:
    print("RecursionError")
