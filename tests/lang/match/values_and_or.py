# tests/lang/match/values_and_or.py - dotted names are values, alternatives bind the same names
import math
class Color: RED, GREEN = 1, 2
def f(x):
    match x:
        case Color.RED: return "red"
        case Color.GREEN | 3: return "green or three"
        case math.pi: return "pi"
        case [Color.RED, n] | [n, Color.RED]: return "with red", n
        case ("a" | "b") as c, *_: return c
        case _: return None
print([f(x) for x in (1, 2, 3, math.pi, [1, 7], [8, 1], ["b", 0], 9)])
for src in ("match x:\n case a | b: pass", "match x:\n case [a] | [b]: pass", "match x:\n case a: pass\n case b: pass", "match x:\n case [a, a]: pass", "match x:\n case {**r, 'k': 1}: pass", "match x:\n case [*a, *b]: pass", "match x:\n case P(x=1, x=2): pass", "match x:\n case {'a': 1, 'a': 2}: pass", "match x:\n case 1 + 1: pass", "match x:\n case f(): pass", "match x:\n case a.b.c(): pass", "match x:\n  pass", "match x:\n case _ as _: pass", "match x:\n case x as y.z: pass"):
    try:
        compile(src, "<m>", "exec")
        print(repr(src), "compiles")
    except SyntaxError as e:
        print(repr(src), e.msg)
