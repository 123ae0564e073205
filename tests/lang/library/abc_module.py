# tests/lang/library/abc_module.py - abstract classes cannot be made, and register subclasses
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def p(self): pass
class B(A):
    def f(self): return 1
class C(B):
    p = 5
for k in (A, B):
    try:
        k()
    except TypeError as e:
        print(e)
print(C().p, sorted(A.__abstractmethods__), isinstance(C(), A))
A.register(int)
print(isinstance(5, A), issubclass(bool, A), issubclass(str, A))
import collections.abc as c
print([isinstance(x, t) for x in ([], "a", {}, set(), 5, len, iter([]), (i for i in ())) for t in (c.Sequence, c.Mapping, c.Iterable, c.Callable, c.Iterator, c.Sized, c.Hashable)].count(True))
class S(c.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
s = S()
print(list(s), 20 in s, s.index(10), s.count(0), list(reversed(s)))
