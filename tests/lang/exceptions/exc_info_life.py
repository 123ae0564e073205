# tests/lang/exceptions/exc_info_life.py - sys.exc_info and sys.exception in functions, generators, loops and nested handlers
import sys
def now(): return repr(sys.exc_info()[1]), sys.exception() is sys.exc_info()[1]
print(now())
def gen():
    yield now()
    try: raise KeyError("gen")
    except KeyError:
        yield now()
        yield now()
    yield now()
try: raise ValueError("outer")
except ValueError:
    print(now())
    g = gen(); print(next(g), next(g), now())
    try: raise TypeError("inner")
    except TypeError: print(now(), next(g))
    print(now(), next(g))
print(now())
g = gen(); next(g); next(g)
print("between", now(), next(g), next(g))
def f():
    try: 1 / 0
    except ZeroDivisionError: return now()
try: raise ValueError("x")
except ValueError: print(f(), now())
for i in range(2):
    try: raise ValueError(i)
    except ValueError:
        print(now())
        if i == 0: continue
        break
print(now())
try:
    try: raise ValueError("a")
    finally: print("finally", now())
except ValueError: pass
class M:
    def __enter__(self): print("enter", now())
    def __exit__(self, *a): print("exit", now()); return True
with M(): raise LookupError("w")
print(now())
def swap():
    try: raise ValueError("one")
    except ValueError as e:
        try: raise KeyError("two")
        except KeyError: pass
        return sys.exc_info()[1] is e, sys.exc_info()[2] is e.__traceback__
print(swap())
try: raise ValueError("t")
except ValueError as e:
    e.__traceback__ = None
    print(sys.exc_info()[2])
lam = lambda: now()
try: raise OSError("l")
except OSError: print(lam(), [now() for _ in [0]], eval("now()"))
async def co(): return now()
try: raise OSError("c")
except OSError:
    try: co().send(None)
    except StopIteration as e: print(e.value, repr(e.__context__))
