# tests/lang/async/every_way_in.py - coroutines and asynchronous generators stepped by hand in every state
import types
def show(f, *a):
    try:
        print(getattr(f, "__name__", "?"), [x if isinstance(x, (int, str)) else type(x).__name__ for x in a], '->', repr(f(*a)))
    except BaseException as e:
        print(getattr(f, "__name__", "?"), [x if isinstance(x, (int, str)) else type(x).__name__ for x in a], '->', type(e).__name__, e.args, '|', repr(e.__context__))
@types.coroutine
def sw(x):
    r = yield x
    return r
async def c(a):
    print('in', a)
    try:
        r = await sw(a)
        print('r', r)
        r = await sw(a+1)
        return r
    finally:
        print('c fin')
def run(co, vals=(None,)):
    try:
        v = co.send(None)
        while True:
            print('yield', v)
            v = co.send('s')
    except StopIteration as e:
        return e.value
print(run(c(1)))
k = c(2); show(k.send, 5); show(k.send, None); print(k.cr_await is not None, k.cr_running, k.cr_suspended, k.cr_frame is not None, k.cr_code is c.__code__, k.cr_origin)
show(k.throw, ValueError('t')); show(k.send, None); show(k.throw, KeyError); show(k.close)
k = c(3); k.send(None); show(k.close); show(k.send, None)
k = c(4); show(k.close); show(k.close)
k = c(5); show(iter, k); show(next, k) if hasattr(k, '__next__') else print('no next'); 
w = k.__await__(); print(type(w).__name__); show(next, w); show(w.send, 1); show(w.throw, ValueError, 'z'); show(w.close); show(next, w)
async def outer():
    return await c(10)
print(run(outer()))
async def bad(): await 5
show(bad().send, None)
class A1:
    def __await__(self): return 5
class A2:
    def __await__(self): return c(1)
class A3:
    def __await__(self): return iter([1,2])
async def aw(x): return await x
for a in (A1(), A2(), A3()):
    k = aw(a); show(k.send, None); show(k.send, None); k.close()
async def ag():
    print('ag start')
    try:
        x = yield 1
        print('x', x)
        await sw('w')
        yield 2
        try:
            yield 3
        except ValueError as e:
            print('caught', e)
            yield 4
    finally:
        print('ag fin')
async def use():
    async for v in ag(): print('v', v)
print(run(use()))
async def use2():
    a = ag()
    print(await a.asend(None)); print(await a.asend('hello')); print(await a.__anext__())
    print(await a.athrow(ValueError('tt')))
    await a.aclose()
    await a.aclose()
    try: await a.asend(1)
    except StopAsyncIteration as e: print('SAI', e.args)
print(run(use2()))
a = ag()
s = a.asend(None); show(s.send, None); show(s.send, None); show(s.throw, ValueError); s.close(); show(s.send, None)
s = a.asend('q'); print(a.ag_running); show(s.send, None); print(a.ag_running, a.ag_await is not None); s2 = a.asend(1); show(s2.send, None); s3 = a.aclose(); show(s3.send, None); show(s3.send, None); s4 = a.athrow(ValueError); show(s4.send, None); show(s.send, 'back')
cl = a.aclose(); show(cl.send, 5); show(cl.send, None); show(cl.send, None)
async def ignore():
    try: yield 1
    except GeneratorExit: yield 2
a = ignore(); show(a.asend(None).send, None); show(a.aclose().send, None)
async def agret():
    yield 1
    return
    yield 2
a = agret(); show(a.asend(None).send, None); show(a.asend(None).send, None); show(a.asend(None).send, None)
a = agret(); show(a.asend(5).send, None)
show(aiter, 5); show(anext, 5)
async def an():
    a = agret()
    print(await anext(a)); print(await anext(a, 'dflt')); print(await anext(a, 'dflt2'))
    try: await anext(a)
    except StopAsyncIteration: print('stop')
print(run(an()))
async def sai():
    raise StopAsyncIteration
    yield
show(sai().asend(None).send, None)
async def si():
    raise StopIteration
show(si().send, None)
class CM:
    async def __aenter__(self): print('enter'); return await sw('e')
    async def __aexit__(self, *a): print('exit', a[0]); return True
async def w():
    async with CM() as x:
        print('x', x)
        raise ValueError
    return 'done'
print(run(w()))
async def comp(): return [x async for x in agret()], {x: await sw(x) for x in (1,2)}
print(run(comp()))
print(repr(ag()).split(' at ')[0], repr(c).split(' at ')[0])
k=c(1); print(repr(k).split(' at ')[0]); k.close()
@types.coroutine
def old():
    r = yield 'o'
    return r
print(run(aw(old())))
def gen():
    yield from c(1)
try:
  show(next, gen())
except TypeError as e: print(e)
import sys
if hasattr(sys, 'set_asyncgen_hooks'):
    sys.set_asyncgen_hooks(firstiter=lambda a: print('first', a.__name__), finalizer=lambda a: print('final', a.__name__))
    a = ag(); show(a.asend(None).send, None); del a
    sys.set_asyncgen_hooks(None, None)
