# tests/lang/exceptions/context_in_finally.py - an exception raised in finally gets the passing one as context
try:
    try:
        raise ValueError("passing")
    finally:
        raise KeyError("from finally")
except KeyError as e:
    print(repr(e.__context__))
try:
    try:
        1 // 0
    finally:
        try:
            raise KeyError
        except KeyError:
            pass
except ZeroDivisionError as e:
    print(e.__context__)
