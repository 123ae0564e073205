# tests/lang/builtins/generic_aliases.py - subscripting built-in types and classes of the library; what aliases forward
import collections, queue, re, os, types, contextlib, functools, weakref, itertools, array, asyncio, subprocess, typing
for t in (list, dict, tuple, set, frozenset, type, int, str, bytes, range, slice, object, enumerate, zip, map, filter, reversed, memoryview, bytearray, property, staticmethod, classmethod, super, BaseException, BaseExceptionGroup, float, bool, collections.deque, collections.OrderedDict, collections.Counter, collections.defaultdict, collections.ChainMap, queue.Queue, queue.SimpleQueue, re.Pattern, re.Match, os.PathLike, os.DirEntry, types.MappingProxyType, types.SimpleNamespace, types.GeneratorType, contextlib.AbstractContextManager, functools.partial, functools.cached_property, weakref.ref, weakref.WeakSet, itertools.chain, itertools.count, array.array, subprocess.Popen, collections.abc.Callable, collections.abc.Mapping):
    try:
        a = t[int]; print(t.__name__, a, type(a).__name__, a.__origin__ is t, a.__args__, a.__parameters__)
    except TypeError as e:
        print(t.__name__, e)
T = typing.TypeVar("T"); K = typing.TypeVar("K")
a = list[int]
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: a([1]), lambda: type(a()), lambda: a.append, lambda: a.__name__, lambda: a == list[int], lambda: a == list, lambda: hash(a) == hash(list[int]), lambda: {a: 1}[list[int]], lambda: a.nope, lambda: setattr(a, "x", 1), lambda: a.__class__, lambda: isinstance(a, type), lambda: isinstance([], a), lambda: class_of(a), lambda: dict[T, K][int, str], lambda: dict[T, T][int], lambda: dict[T, K][int], lambda: dict[T, K][int, str, float], lambda: list[int][str], lambda: list[T][K], lambda: list[list[T]][int], lambda: tuple[T, ...][int], lambda: tuple[()], lambda: list[1, "a", None, ...], lambda: list[()], lambda: list[*tuple[int, ...]], lambda: list(tuple[int, str])[0] if 0 else list[int].__mro_entries__(()), lambda: a | None, lambda: None | a, lambda: a | int, lambda: list["fwd"], lambda: repr(dict[str, list[int]]), lambda: list[lambda: 0].__args__[0].__name__, lambda: a.__reduce__()[1], lambda: a.__unpacked__, lambda: next(iter(a)), lambda: a[0], lambda: dir(a) != [], lambda: a.__doc__ == list.__doc__, lambda: a.__call__([2]), lambda: type(a)(int, str), lambda: type(a)(int), lambda: a < a, lambda: len(a), lambda: a + a, lambda: copy(a)):
    t(f)
def class_of(x):
    class C(x): pass
    return C.__mro__[1], C.__orig_bases__
t(lambda: class_of(a)); t(lambda: class_of(dict[str, int])); t(lambda: class_of(int | str))
