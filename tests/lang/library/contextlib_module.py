# tests/lang/library/contextlib_module.py - contextlib: contextmanager, closing, suppress, ExitStack, nullcontext, redirect_stdout
import contextlib, io
@contextlib.contextmanager
def cm(n):
    print("enter", n)
    try:
        yield n * 2
    except KeyError:
        print("swallowed")
    finally:
        print("exit", n)
with cm(1) as v: print(v)
with cm(2): raise KeyError
with contextlib.suppress(ValueError, OSError): int("x")
with contextlib.ExitStack() as s:
    s.enter_context(cm(3)); s.callback(print, "callback")
out = io.StringIO()
with contextlib.redirect_stdout(out): print("hidden")
print(repr(out.getvalue()))
with contextlib.nullcontext(5) as n: print(n)
class C:
    def close(self): print("closed")
with contextlib.closing(C()): pass
@contextlib.contextmanager
def bad():
    yield 1
    yield 2
try:
    with bad(): pass
except RuntimeError as e:
    print(e)
