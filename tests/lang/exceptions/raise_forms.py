# tests/lang/exceptions/raise_forms.py - raise takes a class or an instance, nothing else
for what in (ValueError, ValueError("x"), 5, "text", None, int, object()):
    try:
        raise what
    except ValueError as e:
        print(repr(e))
    except TypeError as e:
        print(e)
try:
    raise
except RuntimeError as e:
    print(e)
class C(Exception):
    def __new__(cls): return 5
try:
    raise C
except TypeError as e:
    print(str(e).replace("<class '__main__.C'>", "C"))
