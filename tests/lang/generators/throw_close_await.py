# tests/lang/generators/throw_close_await.py - throw, close and send at each moment, delegation, coroutines and asynchronous generators driven by hand
import builtins as _builtins, re as _re
def print(*a, sep=" ", end="\n", file=None):
    text = sep.join(map(str, a)).replace(__file__, "FILE")
    _builtins.print(_re.sub("0x[0-9a-f]+", "0x", text), end=end)
# generators, coroutines
import sys
def g():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except GeneratorExit: print("exit"); raise
    except ValueError as e: print("ve", e); yield 3
    finally: print("fin")
for op in ["next(a)", "a.send(5)", "a.throw(ValueError('x'))", "a.throw(ValueError, 'y')", "a.throw(ValueError)", "a.throw(5)", "a.throw(ValueError('x'), 5)", "a.throw(ValueError, ValueError('z'))", "a.throw(KeyError, None, 5)", "a.close()", "a.send(None)", "a.throw(StopIteration)", "a.throw(GeneratorExit)", "a.throw(int)"]:
    a = g()
    for first in 0, 1:
        if first: 
            a = g(); next(a)
        try: print(op, first, "->", eval(op))
        except BaseException as e: print(op, first, type(e).__name__, e, e.__context__, e.__cause__)
        try: print("   then", next(a))
        except BaseException as e: print("   then", type(e).__name__, e)
def r():
    yield 1
    return 42
def d():
    v = yield from r()
    print("v", v)
    return v + 1
try:
    a = d(); next(a); next(a)
except StopIteration as e: print(e.value, e.args)
def reenter():
    try: next(me)
    except ValueError as e: print(e)
    yield
me = reenter(); next(me)
def ig():
    while 1:
        try: yield
        except GeneratorExit: pass
a = ig(); next(a)
try: a.close()
except RuntimeError as e: print(e)
def si():
    yield 1
    raise StopIteration(5)
a = si(); next(a)
try: next(a)
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
def dele(it):
    try: yield from it
    except BaseException as e: print("outer", repr(e)); raise
class It:
    def __iter__(self): return self
    def __next__(self): return 1
    def send(self, v): print("send", v); return 2
    def throw(self, *a): print("throw", a); return 3
    def close(self): print("close")
a = dele(It()); print(next(a), a.send(9), a.throw(KeyError), a.throw(KeyError("k"))); a.close()
class It2:
    def __iter__(self): return self
    def __next__(self): return 1
a = dele(It2()); next(a)
for f in (lambda: a.send(3), lambda: a.throw(KeyError)):
    try: f()
    except BaseException as e: print(type(e).__name__, e)
a = dele(It2()); next(a); a.close()
class It3(It2):
    def close(self): raise OSError("c")
    def throw(self, *a): raise OSError("t")
a = dele(It3()); next(a)
try: a.close()
except BaseException as e: print(type(e).__name__, e, repr(e.__context__))
a = dele(It3()); next(a)
try: a.throw(KeyError)
except BaseException as e: print(type(e).__name__, e, repr(e.__context__))
a = g(); print(a.gi_frame is not None, a.gi_running, a.gi_yieldfrom, a.gi_code.co_name, a.gi_suspended, a.__name__, a.__qualname__)
next(a); print(a.gi_suspended, a.gi_frame.f_lineno, a.gi_frame.f_locals)
a.close(); print(a.gi_frame, a.gi_suspended)
b = dele(a2 := r()); next(b); print(b.gi_yieldfrom is a2)
try: a.gi_code = 5
except AttributeError as e: print(e)
def ctx():
    try:
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
    finally: pass
try: raise KeyError
except KeyError:
    a = ctx(); print(next(a))
print(next(a))
def ctx2():
    try: 1/0
    except ZeroDivisionError:
        yield sys.exc_info()[0]
        try: raise KeyError("in")
        except KeyError as e: print(repr(e.__context__))
a = ctx2(); print(next(a), sys.exc_info())
list(a)
async def co(): return 5
c = co()
try: c.send(1)
except TypeError as e: print(e)
try: c.send(None)
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
c.close(); 
c = co(); c.close(); print(c.cr_frame, c.cr_running, c.cr_await, c.cr_origin, c.cr_suspended)
try: iter(c)
except TypeError as e: print(e)
try: next(c)
except TypeError as e: print(e)
async def aw(x): return await x
for bad in (5, "a", g(), [], None):
    c = aw(bad)
    try: c.send(None)
    except BaseException as e: print(type(e).__name__, e)
class Aw:
    def __await__(self): return 5
class Aw2:
    def __await__(self): return co()
class Aw3:
    def __await__(self): yield 7; return 8
for x in (Aw(), Aw2(), Aw3()):
    c = aw(x)
    try: print(c.send(None)); c.send(None)
    except BaseException as e: print(type(e).__name__, e)
    c.close()
async def ag():
    try:
        x = yield 1
        print("x", x)
        yield 2
    except BaseException as e: print("ag", repr(e)); raise
    finally: print("agfin")
def run(aw):
    try: aw.send(None)
    except StopIteration as e: return ("val", e.value)
    except BaseException as e: return (type(e).__name__, str(e))
    return "pending"
a = ag(); print(run(a.__anext__()), run(a.asend(5)), run(a.athrow(ValueError("v"))), run(a.__anext__()))
a = ag(); print(run(a.asend(1)), run(a.__anext__()), run(a.aclose()), run(a.__anext__()), run(a.aclose()))
a = ag(); print(run(a.aclose()), run(a.__anext__()))
a = ag(); print(run(a.athrow(KeyError)), run(a.__anext__()))
a = ag(); run(a.__anext__()); print(run(a.athrow(StopAsyncIteration)))
a = ag(); run(a.__anext__()); print(run(a.athrow(GeneratorExit)))
a = ag(); x = a.__anext__(); print(run(x), run(x)); 
a = ag(); x = a.asend(None); x.close(); print(run(x))
async def ag2():
    yield 1
    raise StopAsyncIteration("q")
a = ag2(); run(a.__anext__()); print(run(a.__anext__()))
async def ag3():
    try: yield 1
    finally:
        yield 2
a = ag3(); run(a.__anext__()); print(run(a.aclose()))
print(a.ag_frame is not None, a.ag_running, a.ag_await, a.ag_code.co_name)
try:
    async def bad(): yield 1
    for x in bad(): pass
except TypeError as e: print(e)
class AI:
    def __aiter__(self): return 5
class AI2:
    def __aiter__(self): return self
    def __anext__(self): return 5
class AI3: pass
for o in (AI(), AI2(), AI3(), 5):
    async def f():
        async for x in o: pass
    print(run(f()))
    async def f2():
        async with o: pass
    print(run(f2()))
