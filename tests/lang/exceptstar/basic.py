# tests/lang/exceptstar/basic.py - except* takes the matching parts of a group, handler by handler
def f(excs):
    try:
        raise ExceptionGroup("g", excs)
    except* ValueError as e:
        print("values", [x.args for x in e.exceptions])
    except* (KeyError, TypeError) as e:
        print("keys", [type(x).__name__ for x in e.exceptions])
    else:
        print("never")
    finally:
        print("finally")
f([ValueError(1), KeyError(2), ValueError(3), TypeError(4)])
f([ValueError(1)])
try:
    f([ValueError(1), OSError(2)])
except ExceptionGroup as g:
    print("rest", repr(g))
try:
    try:
        raise ValueError("naked")
    except* ValueError as e:
        print(repr(e))
    except* TypeError:
        print("never")
finally:
    print("end")
