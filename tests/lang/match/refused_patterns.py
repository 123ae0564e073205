# tests/lang/match/refused_patterns.py - what is no pattern: the text and place of each error
srcs = """match x:
    case a: pass
    case b: pass
#match x:
    case a | b: pass
#match x:
    case (a, a): pass
#match x:
    case {**r, "a": 1}: pass
#match x:
    case {"a": 1, "a": 2}: pass
#match x:
    case [*a, *b]: pass
#match x:
    case _: pass
    case 1: pass
#match x:
    case P(a=1, a=2): pass
#match x:
    case P(a=1, 2): pass
#match x:
    case 1 + 2: pass
#match x:
    case 1j + 1: pass
#match x:
    case -x: pass
#match x:
    case f"a": pass
#match x:
    case {x: 1}: pass
#match x:
    case {**_}: pass
#match x:
    case a.b.c(): pass
#match x:
    case (1 as _): pass
#match x:
    case 1 as a.b: pass
#match x:
    case a | 1: pass
#match x:
    case 1 | a: pass
#match x:
    case (a as b) | (c as b): pass
#match x:
    case [a] | [b]: pass
#match x:
pass
#match x:
    pass
#match x:
    case 1:
    pass
#match x:
    case 1
        pass
#match x
    case 1: pass
#match x:
    case: pass
#match x:
    case *a: pass
#match x:
    case *a,: pass
#match *a, b:
    case c: pass
#match *a:
    case c: pass
#match x:
    case True.a: pass
#match x:
    case +1: pass
#match x:
    case 1 if: pass
#match x:
    case ...: pass
#match x:
    case "a" b"b": pass
#match x:
    case not 1: pass
#match x:
    case [1, 2: pass
#match x:
    case lambda: 1: pass
#match x, :
    case (1,): pass
#match x:
    case {"a": 1 "b": 2}: pass
#match x:
    case a():
        pass
    else:
        pass""".split("#")
for s in srcs:
    try: compile(s, "f", "exec"); print("ok", repr(s))
    except SyntaxError as e: print(repr(s), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
