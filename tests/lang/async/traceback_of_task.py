# tests/lang/async/traceback_of_task.py - the steps of tasks and the results of futures leave no entry in a traceback
import asyncio, sys, traceback
def names(error):
    return [entry.name for entry in traceback.extract_tb(error.__traceback__)]
async def inner():
    await asyncio.sleep(0)
    raise ValueError("inner")
async def outer():
    await asyncio.create_task(inner())
async def slow():
    await asyncio.sleep(10)
async def main():
    for make in (inner, outer, lambda: asyncio.gather(inner()), lambda: asyncio.wait_for(slow(), 0.01)):
        try:
            await make()
        except Exception as e:
            print(type(e).__name__, names(e), e.__cause__ and names(e.__cause__))
    future = asyncio.get_running_loop().create_future()
    try:
        future.result()
    except asyncio.InvalidStateError as e:
        print(names(e))
    async with asyncio.TaskGroup() as group:
        group.create_task(inner())
asyncio.run(main())
