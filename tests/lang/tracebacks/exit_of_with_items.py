# tests/lang/tracebacks/exit_of_with_items.py - what __exit__ raises is shown at the line of the with statement, what __enter__ raises at that of its item
import sys, traceback
class A:
    def __init__(self, f=0): self.f = f
    def __enter__(self):
        if self.f == 1: 1 / 0
    def __exit__(self, *a):
        if self.f == 2: 1 / 0
def a(f, g):
    with (
        A(f) as x,
        A(g) as y,
    ):
        z = 1
def b(f, g):
    with A(f), \
         A(g):
        z = 1
        return 5
def c(f, g):
    with A(f), A(g): raise KeyError
async def d(f, g):
    async with A(f): pass
for fn in (a, b, c):
    for p in ((0, 1), (1, 0), (2, 0), (0, 2)):
        try: fn(*p)
        except Exception as e: traceback.print_exc(file=sys.stdout)
def e():
    with (5,
          6): pass
def f():
    with A(), \
        6 as q: pass
for fn in (e, f):
        try: fn()
        except Exception as e: traceback.print_exc(file=sys.stdout)
