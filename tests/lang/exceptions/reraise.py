# tests/lang/exceptions/reraise.py - a bare raise raises the handled exception again, with its identity
first = None
try:
    try:
        raise ValueError("v")
    except ValueError as e:
        first = e
        raise
except ValueError as e:
    print(e is first)
def again(): raise
try:
    try:
        raise KeyError("k")
    except KeyError:
        again()
except KeyError as e:
    print(repr(e))
