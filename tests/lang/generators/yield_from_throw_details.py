# tests/lang/generators/yield_from_throw_details.py - throw through yield from: delegates without throw, with a property, that return
class Returns:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self): self.n += 1; return self.n
    def throw(self, *a):
        print("throw", [x if not isinstance(x, type(None)) else None for x in a])
        if self.n < 3: self.n = 3; return "answered"
        raise StopIteration("ended")
    def close(self): print("closed"); return 5
def outer(it):
    try: r = yield from it
    except BaseException as e: print("outer", repr(e)); raise
    print("result", r)
    yield "tail"
g = outer(Returns())
print(next(g), g.throw(ValueError("x")), g.throw(ValueError("y")))
g = outer(Returns()); next(g)
print(g.close())
class BadClose(Returns):
    @property
    def close(self): raise LookupError("no close")
g = outer(BadClose()); next(g)
try: print("close:", g.close())
except BaseException as e: print(repr(e))
class BadThrow(Returns):
    @property
    def throw(self): raise KeyError("no throw")
g = outer(BadThrow()); next(g)
try: print(g.throw(ValueError))
except BaseException as e: print(repr(e))
class NoThrow:
    def __iter__(self): return self
    def __next__(self): return 1
g = outer(NoThrow()); next(g)
try: g.throw(ValueError("direct"))
except ValueError as e: print(repr(e))
g = outer(Returns()); next(g)
try: g.throw(GeneratorExit("ge"))
except GeneratorExit as e: print("GE", e.args)
class CloseRaises(Returns):
    def close(self): raise OSError("closing")
g = outer(CloseRaises()); next(g)
try: g.throw(GeneratorExit)
except BaseException as e: print(repr(e), repr(e.__context__))
def inner_ignores():
    try: yield 1
    except GeneratorExit: yield 2
g = outer(inner_ignores()); next(g)
try: g.close()
except RuntimeError as e: print(e)
