# tests/lang/generators/close_return_and_reentry.py - close on finished, running, delegating and failing generators
def a():
    try: yield 1
    finally: print("cleanup")
g = a(); print(g.close(), g.close()); g = a(); next(g); print(g.close()); print(list(g))
def b():
    try: yield 1
    except GeneratorExit: raise ValueError("instead")
g = b(); next(g)
try: g.close()
except ValueError as e: print(e, repr(e.__context__))
def c():
    yield 1
    raise KeyError
g = c(); next(g)
try: next(g)
except KeyError: print(g.close())
def d():
    try: me.close()
    except ValueError as e: yield str(e)
me = d(); print(next(me))
def e():
    try: yield from [1, 2]
    except GeneratorExit: print("outer exit"); raise
g = e(); next(g); g.close()
def f():
    try: yield
    except GeneratorExit: return 5
g = f(); next(g); print(g.close())
def h():
    while True:
        try: yield
        except GeneratorExit: raise StopIteration(9)
g = h(); next(g)
try: g.close()
except RuntimeError as x: print(x)
