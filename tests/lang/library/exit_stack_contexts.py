# tests/lang/library/exit_stack_contexts.py - ExitStack and AsyncExitStack: order, suppressed and replaced exceptions with their contexts, callbacks, pop_all, refusals
import contextlib, sys
from contextlib import *
log = []
class CM:
    def __init__(self, n, do=None): self.n, self.do = n, do
    def __enter__(self): log.append(f"enter {self.n}"); return self.n
    def __exit__(self, t, v, tb):
        log.append(f"exit {self.n} {t and t.__name__}")
        if self.do == "swallow": return True
        if self.do == "raise": raise KeyError(self.n)
        if self.do == "reraise" and v: raise v
        if self.do == "from": raise KeyError(self.n) from None
class ACM(CM):
    async def __aenter__(self): return self.__enter__()
    async def __aexit__(self, *a): return self.__exit__(*a)
    __enter_ = None
def chain(e):
    out = []
    while e and len(out) < 9: out.append(f"{type(e).__name__}{e.args}{'!' if e.__suppress_context__ else ''}"); e = e.__context__
    return out
def run(label, f):
    log.clear()
    try: r = f()
    except BaseException as e: r = chain(e)
    print(label, str(r).split(" at 0x")[0], log)
def stack(*dos, body=None, pre=None):
    def f():
        with ExitStack() as s:
            for i, d in enumerate(dos): s.enter_context(CM(i, d))
            if pre: pre(s)
            if body: raise body
            return "body"
        return "after"
    return f
for dos in ((), (None,), (None, None), ("swallow", None), (None, "swallow"), ("raise", None), (None, "raise"), ("raise", "raise"), ("swallow", "raise"), ("raise", "swallow"), ("reraise", None), ("from", "raise"), ("raise", "from"), ("raise", "raise", "raise"), ("raise", "swallow", "raise")):
    run(f"{dos}", stack(*dos)); run(f"{dos} ValueError", stack(*dos, body=ValueError("body")))
run("callback", stack(None, pre=lambda s: s.callback(lambda *a, **k: log.append(("cb", a, k)), 1, b=2)))
run("callback raises", stack(None, pre=lambda s: s.callback(lambda: 1 / 0), body=ValueError("b")))
run("push cm", stack(pre=lambda s: s.push(CM("pushed", "swallow")), body=ValueError("b")))
run("push function", stack(pre=lambda s: s.push(lambda *a: log.append([x and type(x).__name__ for x in a]) or True), body=ValueError("b")))
run("pop_all", stack(None, pre=lambda s: log.append(type(s.pop_all()).__name__)))
def moved():
    with ExitStack() as s:
        s.enter_context(CM(1)); t = s.pop_all()
    log.append("between"); t.close(); t.close(); return "done"
run("moved", moved)
for bad in (lambda s: s.enter_context(5), lambda s: s.enter_context(CM), lambda s: s.push(5), lambda s: s.callback(5), lambda s: s.callback(), lambda s: s.enter_context(), lambda s: s.push(), lambda s: s.nope, lambda s: s.enter_context(type("X", (), {"__enter__": lambda s: s})())): run("bad", stack(None, pre=bad))
run("nested", lambda: [ExitStack().__enter__().__exit__(None, None, None), ExitStack().__exit__(ValueError, ValueError(1), None)])
@contextmanager
def gen(n, do=None):
    log.append(f"g{n}")
    try: yield n
    except ValueError:
        log.append(f"caught {n}")
        if do == "raise": raise KeyError(n)
        if do != "swallow": raise
    finally: log.append(f"f{n}")
def use(*dos, e=None):
    def f():
        with ExitStack() as s:
            for i, d in enumerate(dos): s.enter_context(gen(i, d))
            if e: raise e
    return f
for dos in ((None,), ("swallow",), ("raise",), ("swallow", "raise"), ("raise", "raise"), (None, None)): run(f"gen {dos}", use(*dos)); run(f"gen {dos} error", use(*dos, e=ValueError("v")))
for f in (lambda: gen(1).__exit__(None, None, None), lambda: contextmanager(lambda: 5)().__enter__(), lambda: contextmanager(lambda: iter([]))().__enter__(), lambda: contextmanager(lambda: iter([1, 2]))().__enter__(), lambda: gen(1)(5), lambda: gen(1)(lambda: log.append("decorated"))(), lambda: closing(5).__exit__(1, 2, 3), lambda: suppress(KeyError).__exit__(KeyError, KeyError(), None), lambda: suppress(5).__exit__(KeyError, KeyError(), None), lambda: nullcontext(7).__enter__(), lambda: AbstractContextManager(), lambda: isinstance(CM(1), AbstractContextManager), lambda: issubclass(int, AbstractContextManager), lambda: ExitStack() == ExitStack(), lambda: gen.__wrapped__.__name__, lambda: gen.__name__, lambda: type(gen(1)).__name__): run("misc", f)
sys.stdout.flush()
def drive(c):
    try:
        while True: c.send(None)
    except StopIteration as e: return e.value
async def astack(*dos, e=None, pre=None):
    async with AsyncExitStack() as s:
        for i, d in enumerate(dos): await s.enter_async_context(ACM(i, d))
        if pre: pre(s)
        if e: raise e
        return "body"
async def acb(*a): log.append(("acb", a))
for dos in ((None,), ("swallow",), ("raise",), ("raise", "raise"), ("swallow", "raise")): run(f"async {dos}", lambda: drive(astack(*dos))); run(f"async {dos} error", lambda: drive(astack(*dos, e=ValueError("v"))))
run("async callbacks", lambda: drive(astack(None, pre=lambda s: (s.push_async_callback(acb, 1), s.callback(log.append, "sync"), s.push_async_exit(ACM("pushed"))))))
for pre in (lambda s: s.push_async_exit(5), lambda s: s.push_async_callback(), lambda s: s.enter_context(ACM(1)), lambda s: s.close()): run("async bad", lambda: drive(astack(pre=pre)))
