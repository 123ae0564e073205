# tests/lang/library/traceback_exception_objects.py - TracebackException, StackSummary and FrameSummary: fields, limits, comparison, errors
import traceback, sys
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def a(n): x = [n]; return b(n) if n else 1 / 0
def b(n): return a(n - 1)
def err(n=2, chain=False):
    try:
        try: a(n)
        except ZeroDivisionError as e:
            if chain: raise KeyError("k") from e
            raise
    except Exception as e: return e
e = err()
st = traceback.extract_tb(e.__traceback__)
base = err.__code__.co_firstlineno
print([(f.name, f.lineno - base, f.line) for f in st], len(st), type(st).__name__, type(st[0]).__name__)
f = st[1]
print(len(f), f[1] - base, f[2], f[3], list(f)[2:], f == (f.filename, f.lineno, f.name, f.line), f == st[1], f == 5, f.locals, f.end_lineno - base, f.colno, f.end_colno)
attempt(lambda: f[4]); attempt(lambda: f.nope)
fs = traceback.FrameSummary("file.py", 5, "name", line="  the line  ", locals={"v": 1, "w": "s"}); print(fs, fs.line, fs.locals, fs.name, repr(fs)); attempt(lambda: traceback.FrameSummary("f", 1)); print(traceback.FrameSummary("nofile", 1, "n").line, repr(traceback.FrameSummary("nofile", 1, "n", lookup_line=False)))
ss = traceback.StackSummary.from_list([("f.py", 1, "n", "line text"), ("g.py", 2, "m", None), fs, ("h.py", None, "q", "")])
for t in ss.format(): print(repr(t))
attempt(lambda: traceback.StackSummary.from_list([("f", 1)])); attempt(lambda: traceback.format_list([("f.py", 1, "n", "text")]))
same = traceback.StackSummary.from_list([("f.py", 1, "n", "text")] * 6 + [("g.py", 1, "n", "text")]); print("".join(same.format()))
same = traceback.StackSummary.from_list([("f.py", 1, "n", "text")] * 4); print("".join(same.format()))
for limit in (None, 0, 1, 2, -1, -2, 99, -99): print(limit, [x.name for x in traceback.extract_tb(e.__traceback__, limit=limit)], traceback.format_tb(e.__traceback__, limit).__len__())
te = traceback.TracebackException.from_exception(err(0, True), capture_locals=True)
print(te.exc_type, str(te), te.__cause__.exc_type, te.__context__ is te.__cause__, te.__suppress_context__, [sorted(x.locals) for x in te.__cause__.stack])
print("".join(te.format(chain=False)).count("\n"), "".join(te.format()).count("direct cause"), list(te.format_exception_only()))
print(te == traceback.TracebackException.from_exception(err(0, True), capture_locals=True), te == 5, te != te)
te2 = traceback.TracebackException(ValueError, ValueError("v"), None, compact=True); print(list(te2.format()), te2.stack, te2.__cause__, te2.exceptions)
class Odd(Exception):
    def __str__(self): raise KeyError
print(list(traceback.TracebackException.from_exception(Odd()).format_exception_only()), traceback.format_exception_only(Odd, Odd()), traceback.format_exception_only(None, None), traceback.format_exception_only(ValueError(1)))
g = ExceptionGroup("g", [ValueError(i) for i in range(20)] + [ExceptionGroup("h", [KeyError("deep")])])
print("".join(traceback.TracebackException.from_exception(g, max_group_width=2).format()))
n = ValueError(0)
for i in range(14): n = ExceptionGroup(f"level {i}", [n])
print("".join(traceback.TracebackException.from_exception(n, max_group_depth=3).format())); print("".join(traceback.format_exception(n)).count("level"), traceback.format_exception(n)[-2:])
s = traceback.TracebackException.from_exception(SyntaxError("msg", ("f.py", 3, 5, "a = $ b\n", 3, 6))); print(s.filename, s.lineno, s.offset, s.text, s.msg, s.end_lineno, s.end_offset); print("".join(s.format_exception_only()))
for args in (("m", ("f", 1, 0, "text", 1, 0)), ("m", ("f", 1, 99, "text", 1, 100)), ("m", ("f", 1, None, "text")), ("m", (None, 1, 2, "text")), ("m", ("f", None, None, None)), ("m", ("f", 1, 2, "\t\t x = 1", 1, 5)), ("m", ("f", 1, 2, "text", 2, 3)), ("m", ("f", 1, 2, "text", 1, -1)), (None,), ()): print(traceback.format_exception_only(SyntaxError(*args)))
for bad in (lambda: traceback.format_exception(5), lambda: traceback.format_exception(ValueError), lambda: traceback.format_exception(ValueError, 5), lambda: traceback.format_exception(ValueError, ValueError(1), None), lambda: traceback.format_exception(None), lambda: traceback.format_exception(ValueError(1), limit="a"), lambda: traceback.format_exception_only(5), lambda: traceback.format_tb(5), lambda: traceback.extract_stack(5), lambda: traceback.print_exception(5), lambda: traceback.format_exception(), lambda: traceback.extract_stack(limit=0)): attempt(bad)
print(traceback.format_exc()); print([x.name for x in traceback.extract_stack()], [(fr.f_code.co_name, l - base) for fr, l in traceback.walk_tb(e.__traceback__)])
def clear():
    try: a(1)
    except ZeroDivisionError as x: traceback.clear_frames(x.__traceback__); return [t.tb_frame.f_locals for t in [x.__traceback__.tb_next]]
print(clear())
