# tests/lang/match/every_pattern.py - each kind of pattern against fifty subjects; order of look-ups; errors of class patterns
import builtins as _builtins, re as _re
def print(*a, sep=" ", end="\n", file=None):
    text = sep.join(map(str, a)).replace(__file__, "FILE")
    _builtins.print(_re.sub("0x[0-9a-f]+", "0x", text), end=end)
class P:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
    def __repr__(s): return "P(%r, %r)" % (s.x, s.y)
class Q:
    __match_args__ = "x"
    x = 1
class R:
    __match_args__ = ("x", 5)
    x = 1
class S0:
    __match_args__ = ()
class T0: pass
class Dup:
    __match_args__ = ("x", "x"); x = 1
import collections, enum
class Color: RED = 1; class_ = "c"
class Seq(collections.abc.Sequence if hasattr(collections, "abc") else object):
    def __len__(s): return 2
    def __getitem__(s, i): return (10, 20)[i]
import collections.abc
class Mp(collections.abc.Mapping):
    def __len__(s): return 1
    def __iter__(s): return iter("k")
    def __getitem__(s, k):
        if k == "k": return "v"
        raise KeyError(k)
DD = collections.defaultdict(list, a=1)
class Eq:
    def __eq__(s, o): print("eq", o); return o == 3
def m(v):
    match v:
        case 0 | 1: return "01"
        case True: return "True"
        case None: return "None"
        case "a" | b"a": return "str"
        case 1.5 | -1 | -2.5 | 1+2j | -1-2j: return "num"
        case Color.RED: return "RED"
        case [] | (): return "empty"
        case [x]: return "one", x
        case [1, *rest, 9]: return "19", rest
        case [x, y] if x == y: return "same", x
        case (x, y): return "pair", x, y
        case [Q(), _, *_]: return "q"
        case [str(s), int(i) | float(i), *_]: return "si", s, i
        case {"a": 1, **rest}: return "a1", rest
        case {"k": v}: return "k", v
        case {1: x, None: y}: return "1N", x, y
        case {}: return "map"
        case P(0, 0): return "origin"
        case P(x=0) | P(y=0): return "axis"
        case P(x, y=int() as yy): return "P", x, yy
        case P(): return "P any"
        case int(n) if n > 100: return "big", n
        case int() | float(): return "number"
        case str() as s: return "string", s
        case bytes(b): return "bytes", b
        case set(): return "set"
        case T0(): return "T0"
        case _: return "other"
for v in (0, 1, True, False, None, "a", b"a", 1.5, -1, -2.5, 1+2j, -1-2j, [], (), "", [7], (7,), [1,2,3,9], [1,9], [5,5], [5,6], "ab", b"xy", bytearray(b"xy"), range(2), [Q(), 1, 2], ["s", 1, 2], ["s", 2.5, 1], {"a": 1, "b": 2}, {"k": 5}, {1: 1, None: 2}, {}, {"z": 1}, P(0,0), P(0,1), P(5,0), P(1,2), P("a","b"), 500, 50, 5.5, "xyz", {1,2}, T0(), object, Seq(), Mp(), DD, Eq(), collections.deque([1,2]), memoryview(b"ab"), iter([1]), frozenset(), collections.OrderedDict(a=1), collections.Counter("aab")):
    try: print(repr(v)[:40].split(" at ")[0], "->", m(v))
    except Exception as e: print(type(e).__name__, e)
print(DD)
def bad(v, cls, n):
    try:
        match v:
            case Q(1) if n == 0: return 1
            case R(1, 2) if n == 1: return 2
        return "none"
    except Exception as e: return type(e).__name__, str(e)
print(bad(Q(), 0, 0), bad(R(), 0, 1))
def g(v, n):
    try:
        if n == 0:
            match v:
                case S0(1): return 1
        if n == 1:
            match v:
                case T0(1): return 1
        if n == 2:
            match v:
                case P(1, 2, 3): return 1
        if n == 3:
            match v:
                case P(1, x=1): return 1
        if n == 4:
            match v:
                case int(1, 2): return 1
        if n == 5:
            match v:
                case Dup(1, 1): return 1
        if n == 6:
            X = 5
            match v:
                case X(): return 1
        if n == 7:
            match v:
                case {Color.RED: 1, Color.RED: 2}: return 1
        if n == 8:
            match v:
                case Missing.attr: return 1
        if n == 9:
            match v:
                case P(zz=1): return 1
        if n == 10:
            match v:
                case int(real=r, imag=0): return r
        return "none"
    except Exception as e: return type(e).__name__, str(e)
print([g(v, n) for n, v in enumerate((S0(), T0(), P(1,2), P(1,2), 1, Dup(), 1, {1:1}, 1, P(1,2), 5))])
match 5, 6:
    case a, b: print(a, b)
match (x := [1, 2, 3]):
    case [first, *_, last]: print(first, last)
match {"a": {"b": [1, {"c": 2}]}}:
    case {"a": {"b": [_, {"c": c}]}}: print(c)
def partial(v):
    a = "unset"
    match v:
        case [a, 1]: pass
        case [b, 2]: pass
    return a, locals().get("b")
print(partial([5, 1]), partial([5, 2]), partial([5, 3]))
match = 1; case = 2; _ = 3; print(match, case, _)
match match:
    case case: print(case)
print(match, case)
match -match:
    case -1: print("neg")
match [match]:
    case [1]: print("list")
match "x", *[1,2]:
    case (*a,): print(a)
def irref(x):
    match x:
        case y if y > 1: return "gt"
        case y: return "else", y
print(irref(1), irref(2))
class Order:
    def __init__(s, n): s.n = n
    def __getattribute__(s, n):
        if n != "n" and n[0] != "_": print("get", n)
        return object.__getattribute__(s, n)
    a = 1; b = 2
    __match_args__ = ("a", "b")
match Order(1):
    case Order(5, b=2): print("no")
    case Order(1, 3): print("no")
    case Order(a=1, b=2): print("yes")
