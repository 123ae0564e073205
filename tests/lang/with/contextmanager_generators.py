# tests/lang/with/contextmanager_generators.py - contextlib.contextmanager: errors inside and outside, no yield, two yields, StopIteration, reuse
import contextlib
def t(f):
    try: print(f.__name__, f())
    except BaseException as e: print(f.__name__, type(e).__name__, e, repr(e.__cause__))
@contextlib.contextmanager
def no(): return; yield
@contextlib.contextmanager
def two(): yield 1; yield 2
@contextlib.contextmanager
def swallow():
    try: yield
    except ValueError: pass
@contextlib.contextmanager
def two_on_error():
    try: yield
    except ValueError: yield
@contextlib.contextmanager
def replace():
    try: yield
    except ValueError as e: raise KeyError("other") from e
@contextlib.contextmanager
def plain(): yield "v"
def a():
    with no(): pass
def b():
    with two(): pass
def c():
    with swallow(): raise ValueError
    return "swallowed"
def d():
    with two_on_error(): raise ValueError
def e():
    with replace(): raise ValueError("v")
def f():
    with plain(): raise StopIteration("s")
def g():
    with plain(): raise RuntimeError("r")
def h():
    m = plain()
    with m: pass
    with m: pass
@plain()
def i(): return "decorated"
def j():
    return i(), i()
def k():
    with contextlib.ExitStack() as s: s.enter_context(5)
def l():
    with contextlib.suppress(KeyError, ValueError): {}["x"]
    return "suppressed"
def m():
    with contextlib.closing(object()): pass
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m): t(fn)
