# tests/lang/exceptstar/nested_try_mixtures.py - except* within except, finally and loops, bare groups raised inside, and what leaves
def show(e, d=0):
    print(" " * d + type(e).__name__, e.args[0] if e.args else "")
    for x in getattr(e, "exceptions", ()): show(x, d + 2)
def run(f):
    try: print(f.__name__, f())
    except BaseException as e: print(f.__name__, "raises"); show(e, 2)
EG = ExceptionGroup
def a():
    try:
        try: raise EG("g", [ValueError(1), KeyError(2)])
        except* ValueError: raise TypeError("from handler")
    except* TypeError as e: r = "caught", repr(e)
    return r
def b():
    try:
        try: raise EG("g", [ValueError(1), KeyError(2)])
        except* ValueError: pass
        finally: print("  finally")
    except EG as e: return repr(e)
def c():
    out = []
    for i in range(3):
        try:
            if i: raise EG("g", [ValueError(i), OSError(i)])
        except* ValueError as e: out.append(repr(e))
        except* OSError as e: out.append(repr(e))
    return out
def d():
    try: raise EG("outer", [EG("inner", [ValueError(1)]), ValueError(2)])
    except* ValueError as e:
        try: raise e
        except* ValueError as f: return_ = f is e, repr(f)
    return return_
def e():
    try: raise EG("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError as x: raise
    except* TypeError as x: raise x.exceptions[0]
    except* OSError as x: raise EG("new", [KeyError("n")])
def f():
    try: raise ValueError("naked")
    except* ValueError as x: raise KeyError("other")
def g():
    try: raise ValueError("naked")
    except* ValueError as x: raise x.exceptions[0]
def h():
    try: raise EG("g", [ValueError(1)])
    except* ValueError: raise EG("sub", [ValueError(2)]) from None
def i():
    try: 1 / 0
    except ZeroDivisionError as z:
        try: raise EG("in except", [z])
        except* ZeroDivisionError as y: r = y.exceptions[0] is z
        return r
def j():
    try: raise EG("g", [StopIteration(1), SystemError(2)])
    except* (StopIteration, SystemError) as x: return_ = len(x.exceptions)
    else: return_ = "else"
    return return_
def k():
    def gen():
        try: yield 1
        except* ValueError as x: yield repr(x)
    it = gen(); next(it); return it.throw(EG("t", [ValueError("into gen")]))
def l():
    try: raise BaseExceptionGroup("b", [KeyboardInterrupt(1), ValueError(2)])
    except* Exception as x: print("  ", type(x).__name__, repr(x))
def m():
    try:
        try: raise EG("g", [ValueError(1), KeyError(2)])
        except* ValueError as x: raise x
        except* KeyError as x: raise x
    except EG as y: return repr(y), y.__context__ is None, len(y.exceptions)
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m): run(fn)
