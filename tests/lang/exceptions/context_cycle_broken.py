# tests/lang/exceptions/context_cycle_broken.py - raising an exception in its own handler does not make a context cycle
a, b = ValueError("a"), KeyError("b")
try:
    try:
        raise a
    except ValueError:
        try:
            raise b
        except KeyError:
            raise a
except ValueError as e:
    print(e is a, e.__context__ is b, b.__context__)
