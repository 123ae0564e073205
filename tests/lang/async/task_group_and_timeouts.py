# tests/lang/async/task_group_and_timeouts.py - asyncio.TaskGroup, timeout, cancellation and exception groups as 3.11 has them
import asyncio
async def ok(n): await asyncio.sleep(0); return n
async def bad(e): await asyncio.sleep(0); raise e
async def forever(log, n):
    try: await asyncio.sleep(100)
    except asyncio.CancelledError as e: log.append((n, e.args)); raise
async def main():
    log = []
    async with asyncio.TaskGroup() as tg: a, b = tg.create_task(ok(1)), tg.create_task(ok(2), name="named")
    print(a.result(), b.result(), b.get_name())
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(bad(ValueError("v"))); tg.create_task(bad(KeyError("k"))); tg.create_task(forever(log, "f"))
    except* ValueError as e: print(repr(e.exceptions))
    except* KeyError as e: print(repr(e.exceptions))
    print(log); log.clear()
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(forever(log, "g")); await asyncio.sleep(0); raise OSError("body")
    except BaseExceptionGroup as e: print(repr(e), log)
    return "first"
async def main2():
    log = []
    try:
        async with asyncio.timeout(0.01): await forever(log, "t")
    except TimeoutError as e: print(type(e).__name__, e.args, log)
    try: await asyncio.wait_for(forever(log, "w"), 0.01)
    except TimeoutError: print("wait_for", len(log))
    t = asyncio.create_task(forever(log, "c")); await asyncio.sleep(0); print(t.cancel("why"), t.cancelling(), t.cancelled())
    try: await t
    except asyncio.CancelledError as e: print("cancelled", e.args, t.cancelled(), log[-1])
    async def stubborn():
        try: await asyncio.sleep(100)
        except asyncio.CancelledError: asyncio.current_task().uncancel(); return "survived"
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0); t.cancel(); print(await t, t.cancelled())
    r = await asyncio.gather(ok(1), bad(ValueError("g")), return_exceptions=True); print(r)
    try: await asyncio.gather(ok(1), bad(KeyError("first")), bad(ValueError("second")))
    except KeyError as e: print(repr(e))
    for f in asyncio.as_completed([ok(1)]): print(await f)
    done, pending = await asyncio.wait([asyncio.create_task(ok(5)), asyncio.create_task(forever(log, "p"))], return_when=asyncio.FIRST_COMPLETED); print(len(done), len(pending)); [p.cancel() for p in pending]
    q = asyncio.Queue(1); await q.put(1)
    try: q.put_nowait(2)
    except asyncio.QueueFull: print("full", await q.get())
    e = asyncio.Event(); asyncio.get_running_loop().call_soon(e.set); await e.wait(); lock = asyncio.Lock()
    async with lock: print(lock.locked())
    async with asyncio.Runner.__new__(asyncio.Runner) if False else asyncio.Semaphore(1): print("sem")
    return "end"
print(asyncio.run(main()), asyncio.run(main2()))
try: asyncio.run(bad(LookupError("out")))
except LookupError as e: print(repr(e))
