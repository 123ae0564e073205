# tests/lang/counts/deep_of_every_kind.py - whatever it is made of, a structure nested 50,000 deep is dropped without recursion
# oracle: no
# presets: not stress tiny
# timeout: 300
import collections, itertools, sys, types, weakref
N = 50000
class I: pass
class S: __slots__ = ("next",)
class L(list): pass
class D(dict): pass
class T(tuple): pass
class E(Exception): pass
class F:
    __slots__ = ("next",)
    def __del__(self): pass
def attribute(cls):
    def make(x):
        i = cls(); i.next = x
        return i
    return make
def closure(x): return lambda: x
def default(x):
    def f(a=x): pass
    return f
def keyword(x):
    def f(*, a=x): pass
    return f
def gen(x): yield x
def suspended(x):
    g = gen(x); next(g)
    return g
async def agen(x): yield x
def context(x):
    e = E(); e.__context__ = x
    return e
def cause(x):
    e = E(); e.__cause__ = x
    return e
def frame(x): return sys._getframe()
def traceback(x):
    try:
        raise E
    except E as e:
        return e.__traceback__
def module(x):
    m = types.ModuleType("m"); m.x = x
    return m
def method(x):
    i = I(); i.x = x
    return i.__init__
def bound(x):
    class_ = M(); class_.x = x
    return class_.m
class M:
    def m(self): pass
target = I()
def callback(x): return weakref.ref(target, lambda r: x)
key = attribute(I)
kinds = {"list": lambda x: [x], "tuple": lambda x: (x,), "dict value": lambda x: {0: x}, "dict key": lambda x: {key(x): 0}, "set": lambda x: {key(x)}, "frozenset": lambda x: frozenset([key(x)]),
         "instance": key, "slots": attribute(S), "finalizer": attribute(F), "list subclass": attribute(L), "dict subclass": attribute(D), "tuple subclass": lambda x: T((x,)), "exception attribute": attribute(E),
         "closure": closure, "default": default, "keyword default": keyword, "generator": gen, "suspended generator": suspended, "async generator": agen, "generator expression": lambda x: (y for y in [x]),
         "context": context, "cause": cause, "exception argument": lambda x: E(x), "exception group": lambda x: ExceptionGroup("g", [x or E()]), "frame": frame, "traceback": traceback, "module": module,
         "method": bound, "method wrapper": method, "builtin method": lambda x: [x].append, "property": lambda x: property(x), "staticmethod": lambda x: staticmethod(x), "classmethod": lambda x: classmethod(x),
         "map": lambda x: map(None, x or []), "zip": lambda x: zip(x or []), "filter": lambda x: filter(None, x or []), "enumerate": lambda x: enumerate(x or []), "chain": lambda x: itertools.chain(x or []),
         "islice": lambda x: itertools.islice(x or [], 2), "repeat": lambda x: itertools.repeat(x), "cycle": lambda x: itertools.cycle([x]), "slice": lambda x: slice(x), "iterator": lambda x: iter([x]),
         "dict iterator": lambda x: iter({0: x}.values()), "values": lambda x: {0: x}.values(), "reversed": lambda x: reversed([x]), "callable iterator": lambda x: iter(lambda: x, None), "weak callback": callback,
         "mapping proxy": lambda x: types.MappingProxyType({0: x}), "namespace": lambda x: types.SimpleNamespace(x=x), "cell": lambda x: types.CellType(x), "alias": lambda x: types.GenericAlias(list, (x,)),
         "deque": lambda x: collections.deque([x]), "super": lambda x: super(I, key(x))}
done = 0
for name, make in kinds.items():
    x = None
    for i in range(N): x = make(x)
    x = None
    done += 1
print(done == len(kinds), "kinds dropped")
