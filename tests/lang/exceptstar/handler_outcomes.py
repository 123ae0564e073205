# tests/lang/exceptstar/handler_outcomes.py - what except* handlers do decides what goes on: raise, bare raise, swallow, new group, from
def show(e, d=0):
    print("  " * d + type(e).__name__, e.args[0] if e.args else "", "ctx=" + repr(e.__context__)[:40], "cause=" + repr(e.__cause__)[:40])
    if isinstance(e, BaseExceptionGroup):
        for s in e.exceptions: show(s, d + 1)
def run(label, f):
    print(label)
    try: print("  value", f())
    except BaseException as e: show(e, 1)
def eg(): return ExceptionGroup("g", [ValueError("v"), TypeError("t"), ExceptionGroup("in", [KeyError("k"), ValueError("v2")])])
def a():
    try: raise eg()
    except* ValueError: raise
    except* TypeError: pass
def b():
    try: raise eg()
    except* ValueError as e: raise e
    except* TypeError as e: raise e.exceptions[0]
def c():
    try: raise eg()
    except* ValueError as e: raise OSError("new") from e
def d():
    try: raise eg()
    except* ValueError: raise OSError("one")
    except* TypeError: raise OSError("two")
    except* KeyError: raise
def e():
    try: raise eg()
    except* (ValueError, TypeError, KeyError) as x: return_ = len(x.exceptions)
    else: return "else"
    finally: print("  finally")
    return return_
def f():
    try: raise ValueError("naked")
    except* ValueError as x: print("  ", repr(x)); raise
def g():
    try: raise ValueError("naked")
    except* TypeError: pass
def h():
    try: raise ValueError("naked")
    except* ValueError as x: raise x
def i():
    try: raise eg()
    except* Exception as x: raise x.derive([LookupError("d")])
def j():
    try: raise BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError("v")])
    except* ValueError: pass
def k():
    for n in range(3):
        try:
            if n == 1: raise eg()
        except* Exception: print("  caught at", n)
        else: print("  else at", n)
    return "loop done"
def l():
    try: raise eg()
    except* ValueError as x: pass
    try: return x
    except NameError as n: return str(n)
for fn in (a, b, c, d, e, f, g, h, i, j, k):
    run(fn.__name__, fn)
run("l", l)
