# tests/lang/library/decimal_contexts_of_threads.py - each thread, context and coroutine has a decimal context of its own
import asyncio, contextvars, threading
from decimal import *
getcontext().prec = 5
def work(out):
    out.append(getcontext().prec)
    getcontext().prec = 7
    out.append(Decimal(1) / 3)
out = []
DefaultContext.prec = 11
thread = threading.Thread(target=work, args=(out,))
thread.start()
thread.join()
print(out, getcontext().prec)
def inner():
    getcontext().prec += 1
    setcontext(Context(prec=3))
    return Decimal(2) / 3
ctx = contextvars.copy_context()
print(ctx.run(inner), getcontext().prec, ctx.run(getcontext).prec)
print([type(v).__name__ for k, v in ctx.items() if k.name == "decimal_context"])
async def one(prec):
    with localcontext(prec=prec) as c:
        for _ in range(3):
            await asyncio.sleep(0)
        assert getcontext() is c
        return str(Decimal(1) / 7)
async def many():
    return await asyncio.gather(*(one(p) for p in (2, 4, 8)))
print(asyncio.run(many()))
m = localcontext(Context(prec=50))
with m as a:
    with m as b:
        print(a is b, getcontext().prec)
    print(getcontext().prec)
print(getcontext().prec)
for template in DefaultContext, BasicContext, ExtendedContext:
    template.flags[Overflow] = True
    setcontext(template)
    print(getcontext() is template, getcontext())
print(Context().flags[Overflow])
def generator():
    with localcontext(prec=2):
        yield Decimal(1) / 3
print(next(generator()))
