# tests/lang/tracebacks/place_behind_conditions.py - what follows a condition without a place of its own (a comprehension's result, a truth test) stands at the condition's last comparison
import traceback, sys
def run(f):
    try: list(f())
    except BaseException: traceback.print_exc(file=sys.stdout)
def a(): return {x: 1 for x in [[]] if 1 < 2}
def b(): return {x for x in [[]] if 1 < 2}
def c(): return {x for x in [[]] if not 1 < 2 < 1}
def d(): return {x for x in [[]] if x == [] or 1}
def e(): return {x for x in [[]] if 0 == 0 != 1 for y in 'a'}
def f(): return {x for x in [[]] if 0 == 0 for y in 'a' if 2}
def g(): return {x: 2 for x in [[]] if 0 == 0 if 2}
def h(): return {x: 2 for x in [[]] if (0 == 0 and 1 != 3)}
def i(): return {x: 2 for x in [[]] if (0 if x == 5 else 1)}
def j(): return {x: 2 for x in [[]] if not (0 and x == 5)}
class I:
    n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n > 1: raise KeyError
        return s.n
def k(): return {x: 2 for x in I() if x == 1}
def l(): return [x for x in I() if x == 1 if x]
def m(): return (x for x in I()
                  if x == 1)
def n():
    g = (x for x in I()
                  if x == 1)
    next(g)
    g.throw(OSError)
def o():
    g = (x
            for x in I()
                  if x)
    next(g)
    g.throw(OSError)
def p():
    g = (x
            for x in I()
                  if x == 1 or 2)
    next(g)
    g.throw(OSError)
def q():
    g = (x
            for x in I()
                  if x == 2 or 2)
    next(g)
    g.throw(OSError)
for fn in (a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q): run(fn)
class BB:
    def __bool__(s): raise KeyError
def r(): return {x: 2 for x in [BB()] if 1 != 2 if x}
def s(): return {x: 2 for x in [BB()] if x}
def t(): return {x: 2 for x in [BB()] if 1 == 1 for y in 5}
def u(): return {x: 2 for x in [BB()] if 1 == 1 for y, z in [5]}
def v(): return [x for x in 'ab' if 1 == 1 for y in I() if y for z in I()]
async def w0():
    return [x async for x in 'ab' if 1 == 1]
def w(): w0().send(None)
async def y0():
    return [x for x in 'ab' if 1 == 1 async for y in x]
def y(): y0().send(None)
def z():
    x = y = 3
    assert x == y != 4 and \
       x == 5, 'no'
for fn in (r,s,t,u,v,w,y,z): run(fn)
def w2(x):
    return 1 if x == 2 or x else [].foo
def w3(x):
    while x == 2 or x: pass
def w4(x):
    match x:
        case 1: pass
        case _ if x == 1 or x: pass
for fn in (w2,w3,w4):
    try: fn(BB())
    except KeyError: traceback.print_exc(file=sys.stdout)
def f():
    g = (
        i +
        j
        for i in
        range(3)
        for j in
        range(2)
        if i <
        3
    )
    for _ in range(3):
        next(g); print(g.gi_frame.f_lineno)
    def h(): raise KeyError
    g = (h()
         for
         i
         in
         [1])
    try: next(g)
    except KeyError as e: print(e.__traceback__.tb_next.tb_lineno)
    def k():
        x = (yield
             1)
        y = (
            yield (
                x
            )
        )
        z = yield \
            3
        yield from (
            g
        )
    def g():
        yield \
         4
    g = g()
    q = k()
    for _ in q: print(q.gi_frame.f_lineno, list(q.gi_frame.f_code.co_positions())[q.gi_frame.f_lasti//2] if sys.implementation.name == 'z' else '')
f()
