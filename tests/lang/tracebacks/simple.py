# tests/lang/tracebacks/simple.py - an uncaught exception prints its traceback with source lines to stderr and exits with 1
def f(x):
    return x / 0

def g():
    f(1)

print("before")
g()
