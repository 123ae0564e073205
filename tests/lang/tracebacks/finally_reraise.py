# tests/lang/tracebacks/finally_reraise.py - an exception that passes finally keeps its traceback
def f():
    try:
        raise ValueError("x")
    finally:
        print("cleanup")
f()
