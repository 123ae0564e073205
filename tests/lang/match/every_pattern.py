# tests/lang/match/every_pattern.py - every kind of pattern on every kind of subject, and the errors of class patterns
def m(x):
    match x:
        case 0 | 1: return "zero-one"
        case -1.5 | 1+2j: return "num"
        case "a" "b": return "ab"
        case b"x": return "bytes"
        case None: return "none"
        case True: return "true"
        case []: return "empty"
        case [1]: return "one"
        case [1, *rest]: return ("1+", rest)
        case [_, _, *_, 9]: return "ends9"
        case (a, [b, c]): return (a, b, c)
        case {}  if not x: return "emptymap"
        case {"k": v, **rest}: return ("k", v, rest)
        case {1: _, "z": [p, q]}: return (p, q)
        case int(n) if n > 100: return ("big", n)
        case int() | float() as f: return ("number", f)
        case str(s): return ("str", s)
        case list() as l: return l
        case dict(): return "dict"
        case type(): return "type"
        case _: return "other"
for v in [0, 1, True, False, -1.5, 1+2j, "ab", b"x", None, [], [1], [1,2,3], (1,), [3,4,9], (5,[6,7]), {}, {"k":1,"m":2}, {1:0,"z":"pq"}, {1:0,"z":(1,2)}, 500, 50, 2.5, "s", "pq", bytearray(b"x"), set(), int, range(2), [[1],2]]:
    print(repr(v), m(v))
class P:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
def p(o):
    match o:
        case P(0, 0): return "origin"
        case P(x=0): return "x0"
        case P(x, y) if x == y: return "diag"
        case P(1, y=yy): return yy
        case P(): return "P"
print([p(P(*a)) for a in [(0,0),(0,1),(2,2),(1,5),(7,8)]])
def e(f):
    try: return f()
    except Exception as ex: return type(ex).__name__, str(ex)
def t1():
    match P(1,2):
        case P(1,2,3): pass
def t2():
    class Q: pass
    match Q():
        case Q(1): pass
def t3():
    match P(1,2):
        case P(1, x=1): pass
def t4():
    class Q: __match_args__ = ["x"]
    match Q():
        case Q(1): pass
def t5():
    class Q: __match_args__ = (1,)
    match Q():
        case Q(1): pass
def t6():
    match 1:
        case e(1): pass
def t7():
    match {}:
        case {"a": 1, "b": 2}: return 1
        case int(1, 2): return 1
    return "none"
def t8():
    match 5:
        case int(1,2): pass
def t9():
    k = "a"
    class N: a = "kk"; b="kk"
    match {"kk": 1}:
        case {N.a: 1, N.b: 2}: pass
for f in (t1,t2,t3,t4,t5,t6,t7,t8,t9): print(f.__name__, e(f))
class Color: RED = 1; GREEN = 2
match 2:
    case Color.RED: print("r")
    case Color.GREEN: print("g")
match (1, 2), 3:
    case (a, b), c: print(a, b, c)
match 1, 2:
    case 1, 2: print("tuple")
match x := 5:
    case y: print(x, y)
match = 3; case = 4; _ = 5; type = 6
print(match, case, _)
match[0:1] if isinstance(match, list) else None
match (3): 
    case 3: print("paren")
import collections
match collections.OrderedDict(a=1, b=2):
    case {"b": b, **r}: print(b, r, r.__class__)
match collections.deque([1,2]):
    case [a, b]: print(a, b)
class Seq(collections.abc.Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): print("gi", i); return i
match Seq():
    case [0, 1]: print("seq")
class Map(collections.abc.Mapping):
    def __getitem__(self, k): print("mgi", k); return 1
    def __iter__(self): return iter("ab")
    def __len__(self): return 2
match Map():
    case {"a": 1, **rest}: print(rest)
class DD(dict):
    def __missing__(self, k): return 7
match DD():
    case {"q": 7}: print("missing used")
    case _: print("not")
match "abc":
    case [*_]: print("no")
    case str() as s if (z := len(s)) == 3: print(z)
