# tests/lang/generators/throw_argument_forms.py - throw takes type, value and traceback in each mixture, and refuses others
import sys
def g():
    while True:
        try: yield 1
        except Exception as e: print("  caught", repr(e), e.__traceback__ is not None and e.__traceback__.tb_next is not None)
def tb():
    try: 1 / 0
    except ZeroDivisionError as e: return e.__traceback__
class E(Exception):
    def __init__(self, *a): super().__init__("made", *a)
class NotE(Exception):
    def __new__(cls, *a): return 42
cases = [(ValueError,), (ValueError("v"),), (ValueError, "v"), (ValueError, ("a", "b")), (ValueError, None, None), (ValueError, KeyError("k")),
         (LookupError, KeyError("sub")), (E,), (E, 1), (E, (1, 2)), (ValueError, None, tb()), (ValueError("x"), None, tb()), (ValueError("x"), "y"),
         (5,), ("s",), (ValueError, "v", 5), (), (1, 2, 3, 4), (NotE,), (int,), (ValueError("v"), None, None), (None,), (BaseException,)]
for c in cases:
    it = g(); next(it)
    shown = [type(x).__name__ if type(x).__name__ == "traceback" else repr(x) for x in c]
    print(", ".join(shown))
    try: print("  ->", it.throw(*c))
    except BaseException as e: print("  raised", type(e).__name__, e)
    print("  alive", it.gi_frame is not None)
def plain(): yield
it = plain()
try: it.throw(ValueError, "unstarted", tb())
except ValueError as e:
    t, n = e.__traceback__, 0
    while t: n += 1; t = t.tb_next
    print(n)
