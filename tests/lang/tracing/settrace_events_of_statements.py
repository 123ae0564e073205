# tests/lang/tracing/settrace_events_of_statements.py - the events and lines that sys.settrace sees for each kind of statement
import sys
def trace(f, *a):
    base = f.__code__.co_firstlineno
    out = []
    def t(frame, event, arg):
        if frame.f_code.co_filename != __file__: return None
        name = frame.f_code.co_name
        shown = "" if event == "line" else repr(arg).split(" at ")[0] if event == "return" else arg[0].__name__ if event == "exception" else ""
        out.append(f"{event[0]}{frame.f_lineno - base}{'' if name == f.__name__ else name}{shown and ':' + shown}")
        return t
    sys.settrace(t)
    try: f(*a)
    except Exception as e: out.append("X" + type(e).__name__)
    finally: sys.settrace(None)
    out = [o for o in out if "trace" not in o]
    print(f.__name__, " ".join(out))
def loop():
    for i in range(2):
        x = i
    else:
        y = 1
    while x:
        x -= 1
        continue
    return x
def tries():
    try:
        1 / 0
    except ZeroDivisionError as e:
        a = 1
    else:
        a = 2
    finally:
        b = 3
    return b
def nested_finally():
    for i in (1, 2):
        try:
            try:
                if i == 1: continue
                break
            finally:
                a = i
        finally:
            b = i
def withs():
    class M:
        def __enter__(self): return 1
        def __exit__(self, *a): return True
    with M() as m:
        a = m
    with M():
        raise ValueError
    return 5
def multi():
    x = [
        1,
        2,
    ]
    y = (x[0]
         + x[1])
    return dict(
        a=y,
        b=x)
def conds(v):
    if v:
        a = 1
    elif not v:
        a = 2
    else:
        a = 3
    b = (1 if a
         else 2)
    assert b, "msg"
    pass
    ...
    "string"
    del a
def gens():
    def g():
        yield 1
        r = yield 2
        return r
    for x in g():
        pass
    l = [y for y in
         (1, 2)]
    return sum(z for z in l)
def matches(o):
    match o:
        case [a, b]:
            x = 1
        case {"k": v} if v:
            x = 2
        case _:
            x = 3
    return x
def deco():
    def d(f): return f
    @d
    @d
    def inner(a=1,
              b=2):
        pass
    class C:
        "doc"
        x = 1
        def m(self): pass
    return inner()
def raises():
    try:
        raise KeyError("x")
    finally:
        a = 1
def lamb():
    f = lambda: (
        1)
    return f()
for f, a in ((loop, ()), (tries, ()), (nested_finally, ()), (withs, ()), (multi, ()), (conds, (1,)), (conds, (0,)), (gens, ()), (matches, ([1, 2],)), (matches, ({"k": 1},)), (matches, (0,)), (deco, ()), (raises, ()), (lamb, ())):
    trace(f, *a)
