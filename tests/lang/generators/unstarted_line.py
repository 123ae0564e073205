# tests/lang/generators/unstarted_line.py - a generator that has not begun stands at its definition
import traceback
def f1(a=1):
    yield a
def f2(a=1):
    yield a
    try:
        pass
    finally:
        pass
def f3(a=1):

    yield a
    try:
        pass
    except:
        pass
@staticmethod
def f4():
    "doc"
    x = 1
    while x:
        yield 1
async def co():
    await co()
async def ag(x=1):
    yield x
for f in (f1,f2,f3,f4.__func__,lambda: (yield), ag):
    g = f()
    try: (g.throw(ValueError) if hasattr(g,'throw') else g.athrow(ValueError).send(None))
    except ValueError as e:
        t=e.__traceback__
        while t: print(t.tb_lineno, end=' '); t=t.tb_next
        print()
c=co()
try: c.throw(ValueError)
except ValueError as e:
        t=e.__traceback__
        while t: print(t.tb_lineno, end=' '); t=t.tb_next
g=f1(); print(g.gi_frame.f_lineno, f2().gi_frame.f_lineno, f3().gi_frame.f_lineno)
import traceback
for f in (f1, f4.__func__):
    try: f().throw(KeyError("k"))
    except KeyError: traceback.print_exc()
try: chr(-2**63)
except OverflowError as e: print(e)
def f2(a=1):
    yield a
    try:
        pass
    finally:
        pass
print(f2().gi_frame.f_lineno)
def f1(a=1):
    yield a
g=f1(); print(g.gi_frame.f_lineno)
next(g); print(g.gi_frame.f_lineno)
async def co():
    pass
