# tests/lang/generators/whole_protocol.py - send, throw, close and yield from, in each state and order
def g():
    try:
        x = yield 1
        while True:
            try: x = yield x
            except ValueError as e: x = yield "VE" + str(e)
    finally: print("fin")
a = g()
for ex in ("next(a)", "a.send(5)", "a.throw(ValueError('q'))", "a.throw(ValueError, 'z')", "next(a)", "a.throw(KeyError)", "next(a)", "a.close()", "a.send(1)", "a.throw(OSError)"):
    try: print(ex, eval(ex))
    except BaseException as e: print(ex, type(e).__name__, e)
b = g()
try: b.send(1)
except TypeError as e: print(e)
print(b.gi_running, b.gi_frame.f_lineno, b.gi_yieldfrom, b.gi_suspended, b.__name__, b.__qualname__)
next(b); print(b.gi_suspended)
del b
def rec():
    yield next(r)
r = rec()
try: next(r)
except ValueError as e: print(e)
def ret():
    return 5
    yield
try: next(ret())
except StopIteration as e: print(e.value, e.args)
def deleg():
    r = yield from [1, 2]
    print("r", r)
    r = yield from ret()
    print("r", r)
    return (yield from g())
d = deleg()
print(next(d), next(d), next(d), d.send("hi"), d.throw(ValueError("x")))
d.close()
def si(): 
    yield 1
    raise StopIteration(3)
try: list(si())
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__))
def ge():
    try: yield 1
    except GeneratorExit: yield 2
x = ge(); next(x)
try: x.close()
except RuntimeError as e: print(e)
def ge2():
    try: yield 1
    except GeneratorExit: return 9
x = ge2(); next(x); print(x.close())
for args in ((5,), ("a",), (ValueError, ValueError(1), 5), (ValueError(1), 2), (int,), ()):
    try: g().throw(*args)
    except BaseException as e: print(args, type(e).__name__, e)
class It:
    def __iter__(s): return s
    def __next__(s): return 1
    def throw(s, *a): print("throw", a); return "thrown"
    def close(s): print("close")
    def send(s, v): print("send", v); return "sent"
def y(): print("got", (yield from It()))
z = y(); print(next(z), z.send(3), z.throw(KeyError("k"))); z.close()
def yf5(): yield from 5
try: next(yf5())
except TypeError as e: print(e)
import inspect
print(inspect.getgeneratorstate(a), inspect.getgeneratorlocals(g()))
gx = (i for i in range(3))
print(gx.__name__, gx.gi_code.co_name, list(gx), list(gx))
try: gx.gi_frame = 1
except AttributeError as e: print(e)
gx.__name__ = "renamed"; print(gx.__name__)
try: gx.__name__ = 5
except TypeError as e: print(e)
try: (i for i in 5)
except TypeError as e: print(e)
def outer():
    x = [lambda: i for i in range(3)]
    return [f() for f in x]
print(outer())
print([(a, b) for a in range(3) if a for b in range(a) if b < 2])
