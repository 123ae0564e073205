# tests/lang/library/contextlib_corners.py - contextmanager errors, ExitStack order and suppression, closing, redirect, suppress, AsyncExitStack
from contextlib import *
import gc, io, sys, asyncio
def t(f):
    try:
        print("=", f())
    except BaseException as e:
        print(type(e).__name__, e, "| ctx", repr(e.__context__)[:50], "| cause", repr(e.__cause__))
    gc.collect()  # a generator that did not stop, and its exception, which hold each other
@contextmanager
def cm(what, exc=None):
    print("enter", what)
    try:
        yield what
    except Exception as e:
        print("caught", repr(e))
        if exc == "swallow": return
        if exc == "other": raise KeyError("other")
        if exc == "yield": yield 2
        raise
    finally:
        print("exit", what)
def use(m, e=None):
    with m as v:
        if e: raise e
    return "after", v if isinstance(v, (str, int)) else ""
for f in (lambda: use(cm(1)), lambda: use(cm(1), ValueError("v")), lambda: use(cm(1, "swallow"), ValueError("v")), lambda: use(cm(1, "other"), ValueError("v")), lambda: use(cm(1, "yield"), ValueError("v")), lambda: use(cm(1), StopIteration("s")), lambda: use(cm(1), RuntimeError("r")), lambda: use(cm(1), KeyboardInterrupt()), lambda: use(contextmanager(lambda: iter(()))()), lambda: use(contextmanager(lambda: (x for x in ()))()), lambda: use(contextmanager(lambda: (x for x in (1, 2)))()), lambda: cm(3)(lambda: print("body") or 9)(), lambda: use(suppress(ValueError, KeyError), KeyError(1)), lambda: use(suppress(), KeyError(1)), lambda: use(nullcontext(5)), lambda: use(nullcontext(), OSError("o")), lambda: use(closing(io.StringIO())), lambda: use(closing(5)), lambda: use(redirect_stdout(io.StringIO()))):
    t(f)
class M:
    def __init__(self, n, r=None): self.n, self.r = n, r
    def __enter__(self): print("in", self.n); return self
    def __exit__(self, *e):
        print("out", self.n, e[0] and e[0].__name__)
        if isinstance(self.r, Exception): raise self.r
        return self.r
def stack(*ms, exc=None):
    with ExitStack() as s:
        for m in ms: s.enter_context(m)
        s.callback(print, "cb", end="!\n"); s.push(lambda *e: print("push", e[0]))
        if exc: raise exc
    return "done"
t(lambda: stack(M(1), M(2))); t(lambda: stack(M(1), M(2, True), exc=ValueError("a"))); t(lambda: stack(M(1), M(2, KeyError("new")), exc=ValueError("a"))); t(lambda: stack(M(1, True), M(2, KeyError("k")))); t(lambda: ExitStack().enter_context(5)); t(lambda: ExitStack().push(5))
with ExitStack() as s:
    s.enter_context(M("moved")); k = s.pop_all(); print("left")
k.close(); t(lambda: k.enter_context(M("again")).n); k.close()
@contextmanager
def f2(): yield
class D(ContextDecorator):
    def __enter__(self): print("D in")
    def __exit__(self, *a): print("D out")
@D()
def fn(a): return a
print(fn(5), fn.__name__); c = cm(7); t(lambda: use(c)); t(lambda: use(c)); print(isinstance(M(1), AbstractContextManager))
async def main():
    @asynccontextmanager
    async def ac(n): print("a in", n); yield n; print("a out", n)
    async with AsyncExitStack() as s:
        print(await s.enter_async_context(ac(1))); s.push_async_callback(asyncio.sleep, 0); s.enter_context(M("sync"))
    class AC:
        async def aclose(self): print("aclose")
    async with aclosing(AC()): pass
asyncio.run(main())
with chdir("."), redirect_stderr(sys.stdout): print("err", file=sys.stderr)
