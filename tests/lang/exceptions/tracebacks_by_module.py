# tests/lang/exceptions/tracebacks_by_module.py - the traceback module formats as the interpreter does
import traceback, io
def f(): return 1 // 0
try:
    f()
except ZeroDivisionError as e:
    print(traceback.format_exc().replace(__file__, "FILE"))
    print(traceback.format_exception_only(e), [s.name for s in traceback.extract_tb(e.__traceback__)], traceback.extract_tb(e.__traceback__)[-1].line)
try:
    try:
        {}["k"]
    except KeyError as k:
        raise ValueError("v") from k
except ValueError as e:
    out = io.StringIO()
    traceback.print_exception(e, file=out)
    print(out.getvalue().replace(__file__, "FILE"))
