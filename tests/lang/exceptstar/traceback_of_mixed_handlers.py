# tests/lang/exceptstar/traceback_of_mixed_handlers.py - the printed tree after some handlers of except* raised, reraised and swallowed
import traceback
class A(Exception): pass
class B(Exception): pass
class C(Exception): pass
def tree(): return ExceptionGroup("root", [A(1), ExceptionGroup("sub", [B(2), A(3), ExceptionGroup("deep", [C(4), B(5)])]), C(6)])
def shape(e):
    if isinstance(e, BaseExceptionGroup): return f"{type(e).__name__}({e.message!r}, [{', '.join(map(shape, e.exceptions))}])"
    return f"{type(e).__name__}{e.args}" + (f" from {shape(e.__cause__)}" if e.__cause__ else "") + (f" in {shape(e.__context__)}" if e.__context__ and not e.__suppress_context__ else "")
def run(f):
    try: print(f.__name__, "returned", f())
    except BaseException as e:
        print(f.__name__, shape(e), "context:", e.__context__ and shape(e.__context__), "cause:", e.__cause__ and shape(e.__cause__), e.__traceback__ is not None)
def one_swallowed():
    try: raise tree()
    except* A: pass
def all_swallowed():
    try: raise tree()
    except* A: pass
    except* B: pass
    except* C: pass
    return "end"
def by_exception():
    try: raise tree()
    except* Exception as g: later = shape(g)
    return later
def bare_raise():
    try: raise tree()
    except* A: raise
    except* B: pass
def raise_name():
    try: raise tree()
    except* A as g: raise g
def raise_other():
    try: raise tree()
    except* A: raise ValueError("new")
    except* B as g: raise KeyError("k") from g
def raise_from_none():
    try: raise tree()
    except* (A, B, C): raise ValueError("only") from None
def naked():
    try: raise A("naked")
    except* A as g: result = shape(g), type(g) is ExceptionGroup, g.exceptions[0].__traceback__ is not None
    return result
def naked_unmatched():
    try: raise A("naked")
    except* B: pass
def naked_raise():
    try: raise A("naked")
    except* A: raise
def nested():
    try:
        try: raise tree()
        except* A: raise B("from inner")
    except* B as g: print("  outer", shape(g))
def with_finally():
    try: raise tree()
    except* A: print("  handler")
    else: print("  else")
    finally: print("  finally")
def no_error():
    try: pass
    except* A: print("  handler")
    else: return "else"
def loop():
    n = 0
    for i in range(3):
        try: raise ExceptionGroup("g", [A(i)])
        except* A as g: n += g.exceptions[0].args[0]
    return n, "g" in locals()
def same_twice():
    try: raise tree()
    except* A: pass
    except* A: print("  never")
    except* Exception: pass
    return "end"
def group_of_group():
    try: raise ExceptionGroup("x", [ExceptionGroup("y", [A(1)])])
    except* A as g: raise ExceptionGroup("z", [g])
def keyboard():
    try: raise BaseExceptionGroup("b", [KeyboardInterrupt(), A(1)])
    except* A: pass
for f in (one_swallowed, all_swallowed, by_exception, bare_raise, raise_name, raise_other, raise_from_none, naked, naked_unmatched, naked_raise, nested, with_finally, no_error, loop, same_twice, group_of_group, keyboard): run(f)
for f in (bare_raise, raise_other, nested, naked_raise):
    try: f()
    except BaseException as e: print("".join(traceback.format_exception(e)).replace(__file__, "FILE"))
