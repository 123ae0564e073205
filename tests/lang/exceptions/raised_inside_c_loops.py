# tests/lang/exceptions/raised_inside_c_loops.py - exceptions of each kind raised by callbacks out of built-in functions that loop: which are swallowed, replaced or passed on
import itertools, functools, operator, collections, json, re, copy, string
class Custom(Exception): pass
class Base(BaseException): pass
kinds = (StopIteration("s"), IndexError("i"), KeyError("k"), AttributeError("a"), TypeError("t"), ValueError("v"), GeneratorExit("g"), Custom("c"), Base("b"), RecursionError("r"), OverflowError("o"), StopAsyncIteration("sa"), LookupError("l"), NotImplementedError("n"))
def raiser(e): 
    def f(*a, **k): raise e
    return f
class Any:
    """Each special method raises."""
    def __init__(self, e, *names): self.__dict__["e"] = e
def make(name, e): return type("C", (), {name: raiser(e), "__repr__": lambda s: "C"} if name != "__repr__" else {name: raiser(e)})()
uses = {"__iter__": [list, set, sum, max, sorted, tuple, dict, any, "".join, enumerate, zip, lambda o: [*o], lambda o: (lambda *a: a)(*o), lambda o: 1 in o, lambda o: exec("a, b = o", {"o": o}), lambda o: [x for x in o], functools.partial(map, str), itertools.chain.from_iterable, collections.deque, collections.Counter, bytes, bytearray, frozenset, [].extend, {}.update, functools.partial(functools.reduce, operator.add)],
 "__next__": [next, lambda o: list(type("I", (), {"__iter__": lambda s: o})()), lambda o: next(o, "default"), lambda o: dict(type("I", (), {"__iter__": lambda s: o})()), lambda o: (lambda a, b: 0)(*type("I", (), {"__iter__": lambda s: o})()), lambda o: list(zip([1], type("I", (), {"__iter__": lambda s: o})())), lambda o: "x".join(type("I", (), {"__iter__": lambda s: o})()), lambda o: list(itertools.islice(type("I", (), {"__iter__": lambda s: o})(), 3)), lambda o: 1 in type("I", (), {"__iter__": lambda s: o})()],
 "__getitem__": [list, lambda o: 1 in o, lambda o: o[0], iter, lambda o: list(reversed(type("R", (), {"__getitem__": type(o).__getitem__, "__len__": lambda s: 2})())), lambda o: "%(a)s" % o, lambda o: "{0[a]}".format(o), lambda o: "{a}".format_map(o), operator.itemgetter(1), lambda o: exec("match o:\n case [a]: pass", {"o": o}), lambda o: eval("zz", {}, o), lambda o: "abc".translate(o), lambda o: dict(type("M", (), {"__getitem__": type(o).__getitem__, "keys": lambda s: [1]})())],
 "__len__": [len, bool, lambda o: not o, lambda o: list(type("L", (), {"__len__": type(o).__len__, "__iter__": lambda s: iter([1])})()), lambda o: all([o]), lambda o: list(filter(None, [o])), lambda o: list(reversed(type("R", (), {"__len__": type(o).__len__, "__getitem__": lambda s, i: i})()))],
 "__length_hint__": [lambda o: operator.length_hint(o, 5), lambda o: list(type("L", (), {"__length_hint__": type(o).__length_hint__, "__iter__": lambda s: iter([1])})())],
 "__eq__": [lambda o: [o].index(5), lambda o: 5 in [o], lambda o: [o] == [5], lambda o: (o,) < (5,), lambda o: [5].remove(o), lambda o: {1: o} == {1: 5}, lambda o: [o].count(5), lambda o: collections.deque([o]).remove(5), lambda o: operator.indexOf([o], 5)],
 "__hash__": [hash, lambda o: {o}, lambda o: {o: 1}, lambda o: {}.get(o), lambda o: o in {1}, lambda o: hash((o,)), lambda o: functools.lru_cache(len)(o), lambda o: set().discard(o), lambda o: isinstance(1, type("T", (), {}))],
 "__lt__": [lambda o: sorted([o, o]), lambda o: min(o, o), lambda o: max([o, o]), lambda o: [o, o].sort(), lambda o: __import__("heapq").heapify([o, o]), lambda o: __import__("bisect").insort([o], o), lambda o: (o,) < (o,)],
 "__index__": [lambda o: [1][o], lambda o: "a" * o, range, lambda o: [1][o:], hex, chr, lambda o: b"x".find(b"x", o), lambda o: slice(o).indices(5), lambda o: round(1.5, o), int, bytes, lambda o: "%d" % o, lambda o: (1).to_bytes(o, "big"), lambda o: list(itertools.repeat(1, o))],
 "__str__": [str, print, "{}".format, lambda o: f"{o}", lambda o: "%s" % o, string.Template("$a").substitute and (lambda o: string.Template("$a").substitute(a=o)), lambda o: str(Custom(o))],
 "__repr__": [repr, lambda o: str([o]), lambda o: str({1: o}), "{!r}".format, lambda o: "%r" % (o,), lambda o: ascii(o), lambda o: repr(Custom(o)), lambda o: repr(functools.partial(len, o)), lambda o: str({o})],
 "__bool__": [bool, lambda o: not o, lambda o: o and 1, lambda o: [1 for _ in "a" if o], any and (lambda o: any([o])), lambda o: list(filter(None, [o])), lambda o: 1 if o else 2, lambda o: list(itertools.compress("a", [o])), lambda o: exec("while o: pass", {"o": o}), lambda o: exec("assert o", {"o": o}), lambda o: sorted([1], reverse=o), lambda o: open(__file__, closefd=o)],
 "__getattr__": [lambda o: o.x, lambda o: hasattr(o, "x"), lambda o: getattr(o, "x", "default"), operator.attrgetter("x"), lambda o: "{.x}".format(o), copy.copy, lambda o: callable(o), lambda o: exec("match o:\n case object(x=1): pass", {"o": o}), lambda o: isinstance(1, o), lambda o: issubclass(o, int), lambda o: exec("from o import x", {"__import__": 0, "__builtins__": {"__import__": lambda *a: o}})],
 "__call__": [lambda o: o(), lambda o: list(map(o, [1])), lambda o: sorted([1, 2], key=o), lambda o: list(iter(o, 1)), lambda o: re.sub("a", o, "a"), lambda o: functools.reduce(o, [1, 2]), lambda o: list(filter(o, [1])), lambda o: collections.defaultdict(o)[1], lambda o: json.dumps(object(), default=o), lambda o: max([1, 2], key=o), lambda o: list(itertools.groupby([1], o)), lambda o: list(itertools.takewhile(o, [1])), lambda o: next(iter(o, 1), "default")],
 "__contains__": [lambda o: 1 in o, lambda o: 1 not in o, lambda o: operator.contains(o, 1)], "__enter__": [lambda o: exec("with o: pass", {"o": o})], "__float__": [float, lambda o: __import__("math").sin(o), lambda o: "%f" % o, complex], "__format__": [format, lambda o: f"{o:5}", "{:5}".format], "__reversed__": [reversed], "__set_name__": [lambda o: type("T", (), {"a": o})], "__instancecheck__": [lambda o: isinstance(1, o), lambda o: isinstance(1, (str, o))], "__del__": [lambda o: None], "__dir__": [dir], "__bytes__": [bytes], "__missing__": [lambda o: type("D", (dict,), {"__missing__": type(o).__missing__})()[1]], "__delattr__": [lambda o: delattr(o, "x")], "__setattr__": [lambda o: setattr(o, "x", 1)], "__add__": [lambda o: o + 1, lambda o: sum([o, 1], o), lambda o: operator.add(o, 1)], "__radd__": [lambda o: 1 + o, lambda o: sum([o])], "__iadd__": [lambda o: operator.iadd(o, 1)], "__get__": [lambda o: type("T", (), {"a": o})().a, lambda o: hasattr(type("T", (), {"a": o})(), "a")]}
import sys
sys.unraisablehook = lambda u: print("  unraisable", type(u.exc_value).__name__)
for name, fs in uses.items():
    for i, f in enumerate(fs):
        row = []
        for e in kinds:
            e.__cause__ = e.__context__ = e.__traceback__ = None
            try: r = f(make(name, e)); r = list(r) if hasattr(r, "__next__") and name != "__reversed__" else r; row.append("ok" if callable(r) or not isinstance(r, (int, str, list, type(None), tuple)) else f"={r}"[:12])
            except BaseException as x: row.append("." if x is e else f"{type(x).__name__}" + (f"<{type(x.__cause__).__name__}" if x.__cause__ else "") + ("~" if x.__context__ is e and not x.__cause__ else ""))
        print(name, i, *row)
