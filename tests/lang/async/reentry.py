# tests/lang/async/reentry.py - a coroutine or asynchronous generator that is running cannot be entered again
def attempt(label, f):
    try: print(label, f())
    except BaseException as e: print(label, type(e).__name__, e)
async def co():
    attempt("send", lambda: c.send(None))
    attempt("throw", lambda: c.throw(ValueError))
    attempt("close", lambda: c.close())
    return 1
c = co()
attempt("co", lambda: c.send(None))
class Pause:
    def __await__(self): yield "pause"
async def agen():
    attempt("asend inside", lambda: g.asend(None).send(None))
    attempt("aclose inside", lambda: g.aclose().send(None))
    yield 1
    await Pause()
    yield 2
g = agen()
attempt("first", lambda: g.asend(None).send(None))
a = g.asend(None)
attempt("a", lambda: a.send(None))
print(g.ag_running, g.ag_await is not None)
attempt("second asend", lambda: g.asend(None).send(None))
attempt("athrow", lambda: g.athrow(KeyError).send(None))
attempt("aclose", lambda: g.aclose().send(None))
attempt("a goes on", lambda: a.send(None))
print(g.ag_running)
attempt("close", lambda: g.aclose().send(None))
async def awaits_twice(x):
    await x
p = co2 = None
async def waits(): await Pause()
w = waits()
x, y = awaits_twice(w), awaits_twice(w)
attempt("x", lambda: x.send(None))
attempt("y", lambda: y.send(None))
attempt("x ends", lambda: x.send(None))
attempt("w again", lambda: awaits_twice(w).send(None))
async def itself(): await me
me = itself()
attempt("itself", lambda: me.send(None))
