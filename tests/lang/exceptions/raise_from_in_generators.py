# tests/lang/exceptions/raise_from_in_generators.py - cause and context of exceptions that cross generator borders
def chain(e): return [type(e).__name__, repr(e.__cause__), repr(e.__context__), e.__suppress_context__]
def g():
    try: yield
    except KeyError as k: raise ValueError("converted") from k
def n():
    try: yield
    except KeyError: raise ValueError("hidden") from None
def s(): yield next(iter([]))
def d(): yield from g()
for f, t in ((g, KeyError("k")), (n, KeyError("k")), (d, KeyError("k"))):
    it = f(); next(it)
    try: it.throw(t)
    except ValueError as e: print(chain(e))
try: next(s())
except RuntimeError as e: print(chain(e))
try:
    try: raise OSError("outer")
    except OSError:
        it = g(); next(it); it.throw(KeyError("inner"))
except ValueError as e: print(chain(e), repr(e.__cause__.__context__))
try: list(1 / x for x in [0])
except ZeroDivisionError as e: print(chain(e))
