# tests/lang/generators/throw_forms.py - throw takes a class, an instance, or a class with a value
def g():
    while True:
        try:
            yield
        except Exception as e:
            print(type(e).__name__, e.args)
it = g()
next(it)
it.throw(ValueError)
it.throw(ValueError("a"))
it.throw(ValueError, "b")
it.throw(ValueError, (1, 2))
it.throw(ValueError, ValueError("c"))
for bad in ((5,), (ValueError("x"), "y"), (int,)):
    try:
        it.throw(*bad)
    except TypeError as e:
        print(e)
