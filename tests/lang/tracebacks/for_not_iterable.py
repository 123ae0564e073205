# tests/lang/tracebacks/for_not_iterable.py - the loop header is marked when the object is not iterable
def f(x):
    for y in x:
        pass
f(5)
