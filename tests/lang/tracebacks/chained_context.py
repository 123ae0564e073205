# tests/lang/tracebacks/chained_context.py - an exception during handling shows both tracebacks
def f():
    try:
        {}["key"]
    except KeyError:
        int("x")

f()
