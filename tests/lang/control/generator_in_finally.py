# tests/lang/control/generator_in_finally.py - generators with yields in try, except, else and finally
def g(fail):
    try:
        yield "try"
        if fail: raise ValueError
    except ValueError:
        yield "except"
    else:
        yield "else"
    finally:
        yield "finally"
    yield "after"
print(list(g(0)), list(g(1)))
it = g(0)
next(it)
print(it.throw(ValueError), next(it), next(it), list(it))
it = g(0)
next(it); next(it)
try:
    it.throw(KeyError("k"))
except KeyError:
    print("never here: finally yields first")
else:
    try:
        next(it)
    except KeyError as e:
        print("then", e)
it = g(0)
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
