# tests/lang/exceptstar/merging_and_wrapping.py - splitting, naked exceptions, what goes on, forbidden ways out
import sys
def show(e, ind=0):
    print(" " * ind, type(e).__name__, getattr(e, "message", e.args), repr(e.__cause__), repr(e.__context__), getattr(e, "__notes__", None))
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, ind + 2)
def run(f, *a):
    try: print("ret", f(*a))
    except BaseException as e: show(e)
    print(sys.exc_info())
def f1(e):
    try: raise e
    except* ValueError as v: print("V", repr(v), sys.exc_info()[1] is v)
    except* (TypeError, KeyError) as v: print("T", repr(v))
    else: print("else")
    finally: print("fin")
    try: v
    except NameError as n: print(n)
    return 1
G = ExceptionGroup
run(f1, ValueError(1)); run(f1, OSError(2))
run(f1, G("a", [ValueError(1), TypeError(2)]))
run(f1, G("a", [ValueError(1), OSError(2), G("b", [KeyError(3), OSError(4)])]))
e = G("n", [OSError(1), ValueError(2)]); e.add_note("note"); e.__cause__ = KeyError("c"); run(f1, e)
run(f1, BaseExceptionGroup("k", [KeyboardInterrupt(), ValueError(3)]))
def f2(e):
    try: raise e
    except* ValueError as v: raise
    except* TypeError as t: raise KeyError("new") from t
    except* OSError: 1/0
run(f2, G("a", [ValueError(1), TypeError(2), OSError(3), G("in", [ValueError(4), LookupError(5)])]))
run(f2, ValueError(9)); run(f2, OSError(9)); run(f2, TypeError(3))
def f3(e, c):
    try: raise e
    except* c: print("caught")
run(f3, ValueError(1), ExceptionGroup); run(f3, ValueError(1), 3); run(f3, G("x", [ValueError(1)]), (ValueError, BaseExceptionGroup)); run(f3, ValueError(), (int,)); run(f3, ValueError(), ())
class MG(ExceptionGroup):
    def derive(self, excs): return MG(self.message + "!", excs)
def f4():
    try: raise MG("mg", [ValueError(1), OSError(2), TypeError(3)])
    except* ValueError as v: print(repr(v))
    except* TypeError as t: raise
run(f4)
class BG(ExceptionGroup):
    def derive(self, excs): return 3
def f5():
    try: raise BG("mg", [ValueError(1), OSError(2), TypeError(3)])
    except* ValueError as v: print(repr(v))
run(f5)
def f6():
    for i in range(2):
        try:
            if i: raise ValueError(i)
            continue
        except* ValueError:
            try:
                for j in range(3):
                    if j: break
                def g(): return 5
                print(g())
            except KeyError: pass
        else: print("E")
        return i
run(f6)
def f7():
    try:
        raise G("x", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        try: raise e
        except* ValueError as e2: print(e2 is e, e2)
        raise OSError("o")
    except* TypeError as e:
        print("second", repr(e), repr(e.__context__), repr(sys.exc_info()[1]))
run(f7)
for s in ["return", "break", "continue", "[1 for x in y]", "for x in y: break", "try: pass\n   finally: return 2"]:
    src = "def f():\n for q in r:\n  try: pass\n  except* A:\n   " + s + "\n"
    try: compile(src, "s", "exec"); print("ok", s)
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
for src in ["try: pass\nexcept*: pass", "try: pass\nexcept* A: pass\nexcept B: pass", "try: pass\nexcept B: pass\nexcept* A: pass"]:
    try: compile(src, "s", "exec"); print("ok", s)
    except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
def f8():
    try: raise G("top", [G("l", [ValueError(1)]), G("r", [TypeError(1), G("rr", [ValueError(2), KeyError(1)])])])
    except* ValueError: raise
    except* KeyError: raise G("newg", [OSError()])
run(f8)
async def co():
    try: raise G("a", [ValueError(1)])
    except* ValueError as v: return_ = v
    return repr(return_)
c = co()
try: c.send(None)
except StopIteration as s: print(s.value)
