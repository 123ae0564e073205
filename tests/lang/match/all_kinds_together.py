# tests/lang/match/all_kinds_together.py - all kinds of patterns, drops, definite assignment, errors of patterns
import sys
class T:
    def __init__(s, n): s.n = n
    def __del__(s): print("drop", s.n)
    def __eq__(s, o): print("eq", s.n, o if not isinstance(o, T) else o.n); return False
def f1():
    match T("s"):
        case 1: pass
        case T(n="x") | T(n="s"): print("hit")
    print("end")
f1()
def f2():
    match [T("a"), T("b"), 3]:
        case [x, y, 4]: print(x, y)
        case [x, *y] if False: pass
        case [x, ((T(n="q") as y) | (T(n="b") as y)), 3]: print(x.n, y.n)
    print("end")
f2()
def f3(v):
    match v:
        case {"a": 1, **rest}: return rest
        case {"a": x, "b": [y, *_, z]}: return x, y, z
        case {**r}: return r
        case (1 | 2 | 3) as n if n != 2: return n
        case str(s) | bytes(s): return s
        case [[a, *b], *_, [c]]: return a, b, c
        case None: return "none"
        case True: return "true"
        case -1.5 | 2+3j: return "num"
        case int(): return "int"
        case object(__class__=k): return k
for v in [{"a":1,"c":3},{"a":2,"b":[1,2,3]},{"a":2},{},2,3,"s",b"b",[[1,2],3,[4]],[[1],[2]],None,True,False,-1.5,2+3j,9,7.5,[],[1]]:
    print(v, f3(v))
class P:
    __match_args__ = ("x", "y")
    def __init__(s, x, y): s.x, s.y = x, y
def f4(p):
    match p:
        case P(0, 0): return "o"
        case P(x, 0) | P(0, x): return x
        case P(x=P(a, b), y=c): return a, b, c
        case P(_, y): return y
print(f4(P(0,0)), f4(P(1,0)), f4(P(0,5)), f4(P(P(1,2),3)), f4(P(7,8)))
class K:
    def m(self):
        self.__z = 3
        match self:
            case K(__z=q): print("private", q)
            case _: print("no private")
K().m()
g = 0
def f5():
    global g
    match 5:
        case g: pass
    print(g)
    def inner():
        nonlocal c
        match [1,2]:
            case [c, d]: pass
        return lambda: d
    c = 0
    print(inner()(), c)
f5()
def f6(x):
    match x:
        case 1: y = 1
        case 2: y = 2
        case _: return "other"
    return y
print(f6(1), f6(2), f6(3))
def f7(x):
    match x:
        case [a, 1]: pass
        case [b]: pass
    try: print(a)
    except UnboundLocalError as e: print(e)
    try: print(b)
    except UnboundLocalError as e: print(e)
f7([3,1]); f7([4]); f7(0)
def f8(x):
    for i in x:
        match i:
            case 1: continue
            case 2: break
            case [z] if z > 3:
                return z
            case _ if i == "g": print("guarded")
        print("after", i)
    else: print("else")
f8([1,3,2]); f8([1]); print(f8([[2],[7]])); f8("g")
match 1, 2:
    case (a, b) if a > b: print("gt")
    case (a, b): print("le", a, b)
match (x := 5):
    case y if y == x: print(y)
for src in ['case (1 | [x]): pass', 'case {"a": 1, "a": 2}: pass', 'case {1: 1, True: 2}: pass', 'case C(a=1, a=2): pass', 'case [*a, *b]: pass','case [x, [x]]: pass','case x | 1: pass','case _ | 1: pass','case [x | 1]: pass', 'case _: pass\n case 1: pass','case x: pass\n case _: pass', 'case __debug__: pass','case f"a": pass','case {f"a": 1}: pass','case [a, (b|b) as b]: pass','case {"x": a, **a}: pass','case [1|(2|_)]: pass','case [(_|1) as x]: pass', 'case [(1|2|_), x, ((1 as x)|(2 as x))]: pass', 'case C(a, b=a): pass','case -1 as _: pass','case x as y: pass\n case 1: pass', 'case ([x] as y) | ([y] as x): pass', 'case [x] | [y]: pass','case {-1: x, -1: y}: pass', 'case {1+1j: x, 1+1j: y}: pass', 'case 1 as x.y: pass','case {**rest, "a": 1}: pass','case {**_}: pass']:
    try: compile("match z:\n " + src, "<s>", "exec"); print("ok", src)
    except SyntaxError as e: print(src, "|", e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
class B:
    __match_args__ = "ab"
class B2:
    __match_args__ = (1,)
def tr(cls, *a):
    try: 
        match a[0]:
            case cls(x): print(x)
            case _: print("no")
    except TypeError as e: print(e)
tr(B, B()); tr(B2, B2()); tr(object, 1); tr(3, 1); tr(int, 1); tr(dict, {}); tr(int, "x")
