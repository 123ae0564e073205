# tests/lang/generators/generators_as_coroutines_by_decorator.py - types.coroutine makes generators awaitable; plain generators are not
import types
@types.coroutine
def gen(x): y = yield x; return y * 2
async def user(): return await gen("first")
c = user(); print(c.send(None))
try: c.send(21)
except StopIteration as e: print(e.value)
def plain(): yield
async def bad(): await plain()
try: bad().send(None)
except TypeError as e: print(e)
@types.coroutine
def not_gen(): return iter([1, 2])
async def odd(): return await not_gen()
try: print(odd().send(None))
except TypeError as e: print(e)
def deleg(): return (yield from gen("via generator"))
g = deleg(); print(next(g))
async def native(): return 1
def into_native(): yield from native()
import warnings; warnings.simplefilter("ignore")
try: next(into_native())
except TypeError as e: print(e)
@types.coroutine
def may(): return (yield from native())
async def ok(): return await may()
try: ok().send(None)
except StopIteration as e: print(e.value)
print(gen.__code__.co_flags & 0x100, plain.__code__.co_flags & 0x100)
for x in (5, None, lambda: 0):
    try: print(callable(types.coroutine(x)))
    except TypeError as e: print(e)
