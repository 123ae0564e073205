# tests/lang/tracebacks/decorator_line.py - an error in a decorator call shows the decorator's line
def deco(f):
    raise TypeError("bad decorator")

@deco
def f():
    pass
