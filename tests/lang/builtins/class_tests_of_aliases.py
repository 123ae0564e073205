# tests/lang/builtins/class_tests_of_aliases.py - isinstance() and issubclass() among aliases, unions and objects that have __bases__
import types, typing, abc, collections.abc
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
L = list[int]
class A: pass
class D:
    __bases__ = (list,)
class D2:
    @property
    def __bases__(self): return (int,)
class G(typing.Generic[typing.TypeVar("T")]): pass
for a in (L, int | str, D(), D2(), 5, G[int], typing.List[int], typing.Any, collections.abc.Callable[[int], int]):
    for b in (list, object, A, type, (list, str), int | str, L, typing.List, typing.Any, G, collections.abc.Sequence, collections.abc.Hashable, D2(), D()):
        t(lambda: issubclass(a, b)); t(lambda: issubclass(b, a)); t(lambda: isinstance(a, b)); t(lambda: isinstance(b, a))
print(L.__bases__ if hasattr(L, "__bases__") else "none", L.__mro__, L.__class__, L.__name__, L.__dict__ is list.__dict__, L.__module__, L.__doc__ == list.__doc__)
