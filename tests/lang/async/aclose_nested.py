# tests/lang/async/aclose_nested.py - aclose of an asynchronous generator runs through the ones it iterates, inside out
import asyncio
log = []
async def inner(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    except GeneratorExit as e:
        log.append(("inner exit", e.args))
        raise
    finally:
        log.append("inner finally")
        await asyncio.sleep(0)
        log.append("inner finally after await")
async def middle():
    agen = inner(5)
    try:
        async for x in agen:
            yield x * 10
    finally:
        log.append(("middle finally", agen.ag_running, agen.ag_frame is None))
        await agen.aclose()
        log.append(("inner closed", agen.ag_frame is None))
async def main():
    g = middle()
    print(await g.asend(None), await g.__anext__())
    print(await g.aclose())
    for e in log: print(e)
    print(await g.aclose(), g.ag_frame)
    try:
        await g.asend(None)
    except StopAsyncIteration as e:
        print("StopAsyncIteration", e.args)
    g = middle()
    print(await g.aclose(), len(log))
    try:
        await g.asend(3)
    except StopAsyncIteration as e:
        print("closed before start", e.args)
asyncio.run(main())
