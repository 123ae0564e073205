# tests/lang/generators/exception_info_isolation.py - the exception a generator handles is its own: sys.exc_info on both sides of each yield
import sys
def cur(): return repr(sys.exc_info()[1])
def g():
    print(" start", cur())
    yield
    try: raise KeyError("inner")
    except KeyError:
        print(" handling", cur())
        yield
        print(" resumed", cur())
        try: raise IndexError("nested")
        except IndexError:
            yield
            print(" nested resumed", cur())
        print(" after nested", cur())
    print(" after", cur())
    yield
it = g(); next(it); next(it); print("out", cur())
try: raise ValueError("outer")
except ValueError:
    next(it); print("in handler", cur())
print("left", cur()); next(it); print(cur())
def reraise():
    try: yield
    except ValueError as e:
        try: raise
        except ValueError as f: yield e is f
it = reraise(); next(it); print(it.throw(ValueError("t")))
def bare():
    yield
    raise
it = bare(); next(it)
try:
    try: raise OSError("active in caller")
    except OSError: next(it)
except Exception as e: print(repr(e), repr(e.__context__))
it = bare(); next(it)
try: next(it)
except RuntimeError as e: print(e)
def ctx():
    try: yield
    finally:
        try: raise TypeError("in finally")
        except TypeError as e: print("context", repr(e.__context__))
it = ctx(); next(it); it.close()
it = ctx(); next(it)
try: it.throw(KeyError("thrown"))
except KeyError as e: print(repr(e), repr(e.__context__))
