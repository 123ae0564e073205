# tests/lang/generators/context_chaining.py - an exception thrown in gets the handled one of the generator as context
def g():
    try:
        raise KeyError("inside")
    except KeyError:
        yield
it = g()
next(it)
try:
    it.throw(ValueError("thrown"))
except ValueError as e:
    print(repr(e), repr(e.__context__))
