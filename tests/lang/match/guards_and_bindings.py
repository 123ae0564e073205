# tests/lang/match/guards_and_bindings.py - when names get bound: failed patterns, guards that raise, walrus, globals, closures, del
def partial(o):
    try:
        match o:
            case [a, 99]: return "99"
            case [a, b, 5]: return "5"
            case (c, d) if c > d: return "gt"
            case [e, *f]: pass
    finally:
        print(sorted(locals().items(), key=lambda kv: kv[0]))
for o in ([1, 2], [1, 2, 3], [2, 1], [1, 99], [1, 2, 5], 7): print(partial(o))
def guard(o):
    match o:
        case x if (y := x * 2) > 10: return "big", x, y
        case x if 1 / x > 0.1: return "ok", x, y
        case _ if o is None: return "never"
        case x: return "rest", x, y
for o in (6, 5, 0, -1):
    try: print(guard(o))
    except ZeroDivisionError as e: print(e)
def glob():
    global G
    match [1, 2]:
        case [G, _]: pass
glob(); print(G)
def closure():
    match 5:
        case n: f = lambda: n
    match 6:
        case n: pass
    return f()
print(closure())
def nonl():
    v = 0
    def inner():
        nonlocal v
        match {"k": 3}:
            case {"k": v}: pass
    inner(); return v
print(nonl())
class Body:
    match (1, 2):
        case (p, q): pass
    match 3:
        case int(r) | str(r): pass
print(Body.p, Body.q, Body.r)
def alias(o):
    match o:
        case [int() | str() as a, (float() as b) as c, *_] as whole: return a, b, c, whole
        case {"k": [_, z] as l} as d: return z, l, d
        case (1 | 2) as n if n != 4: return "n", n
        case other: return other
try: print(alias([1, 2.5, 3]), alias({"k": (1, 2)}))
except SyntaxError: pass
print(eval("5") if True else 0)
for k in range(3):
    match k:
        case 0: continue
        case 1: pass
        case _: break
print(k)
def never_bound(o):
    match o:
        case int(q): pass
    return q
try: never_bound("s")
except UnboundLocalError as e: print(e)
subject = [1, 2]
match subject:
    case [a, b] if subject.append(3) or True: print(a, b, subject)
match (lambda: 1)():
    case 1.0: print("1.0")
match -0.0:
    case 0: print("zero")
match "a" "b":
    case "ab": print("joined")
match True:
    case 1: print("True == 1")
match 1:
    case True: print("never")
    case None: print("never")
    case _: print("1 is not True")
