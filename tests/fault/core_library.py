# tests/fault/core_library.py - _functools, _operator, _abc, _contextvars, _random, _bisect, itertools' states, _warnings and module specs, when memory fails
import _abc
import _bisect
import _contextvars
import _functools
import _operator
import _random
import itertools
import sys
import _warnings

p = _functools.partial(int, "11", base=2)
print(p(), _functools.partial(p, base=3)(), repr(p)[:24])
print(_functools.reduce(_operator.add, [1, 2, 3]), sorted([3, 1], key=_functools.cmp_to_key(lambda a, b: b - a)))
f = _functools._lru_cache_wrapper(lambda *a, **k: (a, k), 2, True, lambda *a: a)
print(f(1), f(2, x=1), f(1), f(3), f.cache_info())
print(_operator.itemgetter(1, 0)("ab"), _operator.attrgetter("real.imag")(5), _operator.methodcaller("split", sep="-")("a-b"))


class Abstract(type):
    def __instancecheck__(cls, o): return _abc._abc_instancecheck(cls, o)
    def __subclasscheck__(cls, other): return _abc._abc_subclasscheck(cls, other)


class A(metaclass=Abstract):
    @classmethod
    def __subclasshook__(cls, other):
        return NotImplemented


_abc._abc_init(A)
_abc._abc_register(A, str)
print(isinstance("", A), isinstance(1, A), len(_abc._get_dump(A)))
v = _contextvars.ContextVar("v", default=0)
c = _contextvars.copy_context()
t = v.set(1)
print(v.get(), c.get(v), c.run(v.set, 5) is not t, c[v], v.reset(t), v.get())
r = _random.Random(10**30)
print(r.random(), r.getrandbits(70), len(r.getstate()))
print(_bisect.bisect_left([1, 2, 3], 2), itertools.repeat(1, 2).__reduce__()[1:], itertools.product("ab", "c").__reduce__()[1:])
print(sys.__spec__, type(sys.__spec__)("n", None, origin="o"))
_warnings.filters.insert(0, ("error", None, UserWarning, None, 0))
_warnings._filters_mutated()
try:
    _warnings.warn("told")
except UserWarning as e:
    print(e)
