# tests/lang/tracebacks/format_of_groups_and_chains.py - traceback.format_exception of chained, grouped, noted and suppressed exceptions
import traceback
def mk(f):
    try: f()
    except BaseException as e: return e
def strip(e, **k): return "".join(traceback.format_exception(e, **k)).replace(__file__, "FILE")
def a(): raise ValueError("first")
def b():
    try: a()
    except ValueError as e: raise KeyError("second") from e
def c():
    try: b()
    except KeyError: raise TypeError("third")
def d():
    try: c()
    except TypeError: raise OSError("fourth") from None
for f in (a, b, c, d): print(strip(mk(f))); print("-" * 20)
def g():
    excs = []
    for f in (a, b):
        excs.append(mk(f))
    excs[0].add_note("note on first"); excs[1].add_note("two\nlines")
    raise ExceptionGroup("group", [*excs, ExceptionGroup("inner", [mk(d)])])
e = mk(g); e.add_note("group note"); print(strip(e))
def h():
    try: g()
    except* ValueError as eg: raise LookupError("from group") from eg
print(strip(mk(h)))
print(strip(mk(c), chain=False)); print(strip(mk(c), limit=1)); print(strip(mk(c), limit=-1)); print(strip(mk(c), limit=0))
def rec(n): return rec(n + 1) if n < 10 else 1 / 0
print(strip(mk(lambda: rec(0)), chain=False))
x = ValueError("self"); x.__cause__ = x; print(strip(x)); y, z = ValueError("y"), ValueError("z"); y.__context__ = z; z.__context__ = y; print(strip(y))
print(strip(ValueError()), strip(ValueError("")), strip(KeyError("k")), strip(ValueError("multi\nline")), strip(type("Q", (Exception,), {"__module__": "my.mod", "__qualname__": "Out.Q"})("m")))
print(traceback.format_exception_only(ValueError, ValueError("x")), traceback.format_exception_only(SyntaxError("m", ("f", 1, 2, "abc", 1, 3))), traceback.format_exception_only(None, None))
