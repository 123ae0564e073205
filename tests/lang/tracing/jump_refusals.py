# tests/lang/tracing/jump_refusals.py - jumps by f_lineno that cannot be made are refused with their reason
import sys
def attempt(f, at, to):
    base = f.__code__.co_firstlineno
    result = []
    def t(fr, ev, arg):
        if fr.f_code is not f.__code__: return None
        if ev == "line" and fr.f_lineno - base == at and not result:
            try: fr.f_lineno = base + to; result.append("jumped")
            except Exception as e: result.append(f"{type(e).__name__}: {e}".replace(str(base + to), "N"))
        return t
    sys.settrace(t)
    try: r = f()
    except BaseException as e: r = repr(e)
    sys.settrace(None)
    print(f.__name__, at, "->", to, result, r)
def plain():
    x = []
    x.append(1)
    x.append(2)
    return x
def loops():
    x = []
    for i in (1, 2):
        x.append(i)
    while len(x) < 4:
        x.append(9)
    return x
def tries():
    x = []
    try:
        x.append(1)
    except KeyError:
        x.append(2)
    finally:
        x.append(3)
    return x
def withs():
    import contextlib
    x = []
    with contextlib.nullcontext():
        x.append(1)
        x.append(2)
    return x
for f, at, to in ((plain, 2, 4), (plain, 3, 2), (plain, 2, 0), (plain, 2, 50), (plain, 2, -1), (loops, 2, 3), (loops, 3, 4), (loops, 3, 2), (loops, 2, 5), (loops, 6, 3), (loops, 5, 6),
                  (tries, 2, 3), (tries, 3, 7), (tries, 3, 8), (tries, 7, 3), (tries, 1, 5), (tries, 8, 5), (withs, 4, 6), (withs, 2, 4), (withs, 4, 3), (withs, 5, 4)):
    attempt(f, at, to)
def other_events(ev_name):
    res = []
    def t(fr, ev, arg):
        if fr.f_code is plain.__code__ and ev == ev_name:
            try: fr.f_lineno = fr.f_code.co_firstlineno + 2
            except Exception as e: res.append(str(e))
        return t
    sys.settrace(t); plain(); sys.settrace(None); print(ev_name, res)
other_events("call"); other_events("return")
try: sys._getframe().f_lineno = 3
except ValueError as e: print(e)
