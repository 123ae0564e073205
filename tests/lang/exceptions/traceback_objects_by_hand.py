# tests/lang/exceptions/traceback_objects_by_hand.py - types.TracebackType: made, linked, refused; with_traceback and __traceback__ by assignment
import types, sys
def get():
    try: 1 / 0
    except ZeroDivisionError as e: return e.__traceback__
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
tb = get(); f = sys._getframe()
t = types.TracebackType(tb, f, 3, 77)
print(t.tb_next is tb, t.tb_frame is f, t.tb_lasti, t.tb_lineno)
attempt(lambda: types.TracebackType(None, f, 1, 2).tb_next)
for args in ((), (5, f, 1, 2), (None, 5, 1, 2), (None, f, "a", 2), (None, f, 1), (None, f, 1, 2, 3), (None, f, 2**40, 1), (None, f, 1.5, 1)):
    attempt(lambda: types.TracebackType(*args))
attempt(lambda: setattr(tb, "tb_next", 5)); attempt(lambda: setattr(tb, "tb_next", tb)); attempt(lambda: setattr(tb, "tb_next", t)); attempt(lambda: delattr(tb, "tb_next"))
attempt(lambda: setattr(tb, "tb_lineno", 5)); attempt(lambda: setattr(tb, "tb_frame", f)); attempt(lambda: setattr(tb, "tb_lasti", 1)); attempt(lambda: setattr(tb, "x", 1))
tb.tb_next = None; t.tb_next = None; print(t.tb_next, dir(t))
e = ValueError("v")
print(e.__traceback__, e.with_traceback(t) is e, e.__traceback__ is t)
e.__traceback__ = None; print(e.__traceback__)
attempt(lambda: setattr(e, "__traceback__", 5)); attempt(lambda: e.with_traceback(5)); attempt(lambda: delattr(e, "__traceback__")); attempt(lambda: e.with_traceback())
attempt(lambda: setattr(e, "__cause__", 5)); attempt(lambda: setattr(e, "__context__", "s")); attempt(lambda: delattr(e, "__cause__")); attempt(lambda: delattr(e, "__context__"))
print(e.__suppress_context__); e.__cause__ = None; print(e.__suppress_context__); e.__suppress_context__ = False; print(e.__suppress_context__)
attempt(lambda: setattr(e, "__suppress_context__", "x")); attempt(lambda: setattr(e, "__suppress_context__", 0)); attempt(lambda: delattr(e, "__suppress_context__"))
attempt(lambda: setattr(e, "args", 5)); attempt(lambda: delattr(e, "args")); e.args = [1, 2]; print(e.args, e)
def raise_with():
    try: raise e.with_traceback(types.TracebackType(None, f, 0, 1234))
    except ValueError as x:
        n, out = x.__traceback__, []
        while n: out.append((n.tb_frame.f_code.co_name, n.tb_lineno if n.tb_lineno == 1234 else "-")); n = n.tb_next
        return out
print(raise_with())
try: raise ValueError().with_traceback(None)
except ValueError as x: print(x.__traceback__.tb_next)
try: exec("raise ValueError", {"__name__": "x"})
except ValueError as x: print(x.__traceback__.tb_next.tb_frame.f_code.co_filename, x.__traceback__.tb_next.tb_lineno)
attempt(lambda: BaseException.__setstate__(e, 5)); e.__setstate__({"extra": 1}); print(e.extra, e.__reduce__())
