# tests/lang/generators/every_way_in.py - send, throw and close in every state, with what they raise
import sys
def show(f, *a):
    try:
        print(getattr(f, "__name__", "?"), [x if isinstance(x, (int, str)) else type(x).__name__ for x in a], '->', repr(f(*a)))
    except BaseException as e:
        print(getattr(f, "__name__", "?"), [x if isinstance(x, (int, str)) else type(x).__name__ for x in a], '->', type(e).__name__, e.args, '|', repr(e.__context__), repr(e.__cause__))
def g():
    try:
        x = yield 1
        print('got', x)
        y = yield 2
        print('got', y)
        return 'end'
    finally:
        print('fin')
i = g()
show(i.send, 3)
show(next, i)
show(i.send, 'a')
show(i.send, 'b')
show(i.send, 'c')
show(next, i)
show(i.throw, ValueError)
show(i.close)
i = g(); show(i.throw, ValueError, 'x'); show(next, i)
i = g(); next(i); show(i.throw, ValueError('y')); show(next, i)
i = g(); next(i); show(i.close); show(i.close)
i = g(); show(i.close); show(next, i)
i = g(); next(i); del i
i = g()
for bad in [(), (1,), (int,), ('x',), (ValueError('a'), 'b'), (ValueError, 'a', 3), (ValueError, ValueError('q')), (ValueError, (1,2)), (KeyError, None), (1,2,3,4)]:
    i = g(); next(i)
    show(i.throw, *bad)
def bad_close():
    try:
        yield 1
    except GeneratorExit:
        yield 2
b = bad_close(); next(b); show(b.close)
def selfie():
    yield me.gi_running
    me.send(None)
me = selfie(); print(next(me), me.gi_running); show(next, me)
def sub():
    try:
        r = yield 'a'
        print('sub got', r)
        r = yield 'b'
        print('sub got', r)
    except ValueError as e:
        print('sub caught', e)
        yield 'caught'
    finally:
        print('sub fin')
    return 'subret'
def outer():
    r = yield from sub()
    print('outer', r)
    return r
o = outer()
print(o.gi_yieldfrom, o.gi_suspended, o.gi_frame is not None, o.gi_code is outer.__code__)
show(next, o); print(type(o.gi_yieldfrom), o.gi_yieldfrom.__name__, o.gi_suspended)
show(o.send, 1); show(o.throw, ValueError('v')); show(next, o); print(o.gi_frame, o.gi_yieldfrom)
o = outer(); next(o); show(o.close)
o = outer(); next(o); show(o.throw, KeyError, 'k')
def yl():
    r = yield from [1,2,3]
    print(r)
print(list(yl()))
y = yl(); next(y); show(y.send, 5)
y = yl(); next(y); show(y.throw, ValueError)
def stopper():
    raise StopIteration('x')
    yield
s = stopper()
try: next(s)
except RuntimeError as e: print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
print(g.__name__, repr(g()).split(' at ')[0])
i = g()
i.__name__ = 'nn'; i.__qualname__ = 'qq'; print(i.__name__, repr(i).split(' at ')[0])
for v in (1, None):
    try: i.__name__ = v
    except TypeError as e: print(e)
try: del i.__qualname__
except TypeError as e: print(e)
def ctx():
    try:
        1/0
    except ZeroDivisionError:
        try:
            yield 1
        except ValueError as e:
            print('ctx', repr(e.__context__))
            yield sys.exc_info()[0]
            raise
    yield 3
c = ctx(); next(c)
print(sys.exc_info())
print(c.throw(ValueError('in')))
print(sys.exc_info())
show(next, c)
try:
    raise KeyError('outer')
except KeyError:
    c = ctx(); next(c); print(sys.exc_info()[0]); c.close(); print(sys.exc_info()[0])
    def h(): yield sys.exc_info()[0]
    print(next(h()))
def deep(n):
    if n: yield from deep(n-1)
    yield n
print(sum(deep(100)))
try:
    sum(deep(3000))
except RecursionError as e: print('RecursionError', e)
def ret(v):
    return v
    yield
for v in (None, 1, (1,2), (), ValueError('x'), StopIteration(5)):
    r = ret(v)
    try: next(r)
    except StopIteration as e: print(e.args, repr(e.value))
try:
    raise StopIteration
except StopIteration as e: print(e.value)
print(type(i), type(i).__name__, iter(i) is i)
try: type(i)()
except TypeError as e: print(e)
gg = (x for x in range(3)); print(gg.__name__, list(gg))
try: (x for x in 5)
except TypeError as e: print(e)
def fin():
    try: yield 1
    finally: print('finalized', sys.exc_info()[0])
f = fin(); next(f); f = None
def cyc():
    me2 = yield
    try: yield 2
    finally: print('cyc fin')
import gc
c2 = cyc(); next(c2); c2.send(c2); del c2; print('collect'); gc.collect(); print('collected')
