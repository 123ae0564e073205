# tests/lang/imports/errors.py - imports that fail say what was not found and leave nothing behind
import sys
def attempt(stmt):
    try:
        exec(stmt, {"__name__": "__main__", "__package__": None})
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (")[0])
attempt("import nosuch")
attempt("import nosuch.deeper")
attempt("from nosuch import x")
attempt("import _once2.sub")
attempt("from _once2 import missing")
attempt("from . import x")
attempt("import sys.nothing")
try:
    import _broken
except ZeroDivisionError as e:
    print("ZeroDivisionError", "_broken" in sys.modules)
try:
    import _badsyntax
except SyntaxError as e:
    print(e.msg, e.lineno, "_badsyntax" in sys.modules)
