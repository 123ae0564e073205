# tests/lang/library/abc_registered.py - _abc: registering, remembered answers, hooks that say odd things, patterns of registered classes
import _abc
import abc
import collections.abc
import gc
import weakref


def attempt(what, *args):
    try:
        print(what(*args))
    except Exception as e:
        print(type(e).__name__, e)


class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...

    @property
    @abc.abstractmethod
    def p(self): ...


class B(A):
    def f(self): ...


print(sorted(A.__abstractmethods__), sorted(B.__abstractmethods__))
attempt(A)
attempt(B)


class C(B):
    p = 1


attempt(lambda: type(C()).__name__)


class Loose: ...


class Below(Loose): ...


token = _abc.get_cache_token()
print(isinstance(Loose(), A), issubclass(Below, A), A.register(Loose) is Loose, isinstance(Below(), A), issubclass(Loose, B))
print(_abc.get_cache_token() == token + 1, A.register(Loose) is Loose, _abc.get_cache_token() == token + 1)
registry, cache, negative, version = _abc._get_dump(A)
print([r() for r in registry], sorted(r().__name__ for r in cache), len(negative))
attempt(A.register, 3)
attempt(B.register, A)
attempt(issubclass, 3, A)
attempt(_abc._abc_subclasscheck, A, 3)
attempt(_abc._abc_subclasscheck, int, int)


class Odd(abc.ABC):
    answer = 1

    @classmethod
    def __subclasshook__(cls, other):
        return cls.answer


attempt(issubclass, int, Odd)
Odd.answer = True
attempt(issubclass, int, Odd)
Odd.answer = False
attempt(issubclass, int, Odd)
attempt(issubclass, str, Odd)


class Lies:
    @property
    def __class__(self):
        return Loose


print(isinstance(Lies(), A), isinstance(Lies(), Lies))


def matches(o):
    match o:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return "neither"


class S:
    def __len__(self): return 0
    def __getitem__(self, i): raise IndexError


class M(S):
    def keys(self): return ()


print(matches(S()), matches(M()))
collections.abc.Sequence.register(S)
print(matches(S()), matches(M()))
collections.abc.Mapping.register(M)
print(matches(S()), matches(M()))

r = weakref.ref(Below)
del Below
gc.collect()
print(r(), len([x for x in _abc._get_dump(A)[1] if x() is not None]) <= 2)
_abc._reset_caches(A)
print(_abc._get_dump(A)[1:3], isinstance(Loose(), A))
_abc._reset_registry(A)
print(_abc._get_dump(A)[0], isinstance(Loose(), A))
_abc._reset_caches(A)
print(isinstance(Loose(), A))
many = [type("T%d" % i, (), {}) for i in range(100)]
for t in many[::2]:
    A.register(t)
print(sum(issubclass(t, A) for t in many), sum(isinstance(t(), A) for t in many))


class Later(abc.ABC): ...


Later.g = abc.abstractmethod(lambda self: 1)
attempt(lambda: type(Later()).__name__)
print(abc.update_abstractmethods(Later).__abstractmethods__)
attempt(Later)
