# tests/lang/library/asyncio_cancellation.py - tasks that are cancelled, shielded, waited for, timed out and grouped: the order of what happens and what is raised
import asyncio
log = []
async def work(n, ticks=2, cleanup=0, swallow=False, fail=None):
    try:
        for i in range(ticks): log.append(f"{n}{i}"); await asyncio.sleep(0)
        if fail: raise fail
        return n.upper()
    except asyncio.CancelledError as e:
        log.append(f"{n} cancelled{e.args}")
        for _ in range(cleanup): await asyncio.sleep(0); log.append(f"{n} cleans")
        if swallow: return "swallowed"
        raise
    finally: log.append(f"{n} ends")
def show(e):
    if isinstance(e, BaseExceptionGroup): return f"{type(e).__name__}({e.message}, {[show(x) for x in e.exceptions]})"
    return f"{type(e).__name__}{e.args}" if isinstance(e, BaseException) else repr(e)
def run(label, coro):
    log.clear()
    try: r = asyncio.run(coro())
    except BaseException as e: r = e
    print(label, show(r), *log)
async def cancel_before():
    t = asyncio.create_task(work("a")); t.cancel("early")
    try: await t
    except asyncio.CancelledError as e: return "got", e.args, t.cancelled(), t.done()
async def cancel_during():
    t = asyncio.create_task(work("a", 5)); await asyncio.sleep(0); await asyncio.sleep(0); print(t.cancel("m"), t.cancelling(), t.uncancel(), t.cancel("n"))
    return await asyncio.gather(t, return_exceptions=True), t.cancelled()
async def swallowed():
    t = asyncio.create_task(work("a", 5, swallow=True)); await asyncio.sleep(0); t.cancel(); return await t, t.cancelled(), t.cancelling()
async def cancel_in_cleanup():
    t = asyncio.create_task(work("a", 5, cleanup=3)); await asyncio.sleep(0); t.cancel(1); await asyncio.sleep(0); await asyncio.sleep(0); t.cancel(2)
    return await asyncio.gather(t, return_exceptions=True)
async def gather_fail():
    try: await asyncio.gather(work("a", 3), work("b", 1, fail=ValueError("b")), work("c", 4))
    except ValueError as e: log.append(show(e)); await asyncio.sleep(0); await asyncio.sleep(0); await asyncio.sleep(0); return "after"
async def gather_all(): return await asyncio.gather(work("a"), work("b", fail=KeyError("k")), work("c", 1), return_exceptions=True)
async def gather_cancelled():
    g = asyncio.gather(work("a", 4), work("b", 4, swallow=True)); await asyncio.sleep(0); g.cancel("g")
    try: return await g
    except asyncio.CancelledError as e: return "cancelled", e.args
async def shielded():
    inner = asyncio.create_task(work("in", 4)); outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(inner), 10)); await asyncio.sleep(0); await asyncio.sleep(0); outer.cancel()
    r = await asyncio.gather(outer, return_exceptions=True); return r, inner.done(), await inner
async def timeout():
    try: await asyncio.wait_for(work("a", 10**6), 0.001 * 0)
    except TimeoutError as e: return show(e)
async def timeout_cm():
    try:
        async with asyncio.timeout(0) as t: await work("a", 3)
    except TimeoutError as e: return show(e), t.expired(), show(e.__cause__)
async def group_ok():
    async with asyncio.TaskGroup() as g: a = g.create_task(work("a")); b = g.create_task(work("b", 1))
    return a.result(), b.result()
async def group_fail():
    async with asyncio.TaskGroup() as g: g.create_task(work("a", 5, cleanup=1)); g.create_task(work("b", 1, fail=ValueError("b"))); g.create_task(work("c", 2, fail=KeyError("c"))); await asyncio.sleep(0); log.append("body"); await asyncio.sleep(0); await asyncio.sleep(0); log.append("not reached")
async def group_body_fails():
    async with asyncio.TaskGroup() as g: g.create_task(work("a", 5)); await asyncio.sleep(0); raise OSError("body")
async def group_cancelled():
    async def inner():
        async with asyncio.TaskGroup() as g: g.create_task(work("a", 9)); await work("body", 9)
    t = asyncio.create_task(inner()); await asyncio.sleep(0); await asyncio.sleep(0); t.cancel("outside"); return await asyncio.gather(t, return_exceptions=True)
async def wait_kinds():
    ts = [asyncio.create_task(work(n, k, fail=f)) for n, k, f in (("a", 1, None), ("b", 2, ValueError("b")), ("c", 4, None))]
    for how in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        d, p = await asyncio.wait(ts, return_when=how); log.append(f"{how} {len(d)} {len(p)}")
    return [show(t.exception()) if t.exception() else t.result() for t in ts]
async def locks():
    lock, ev, sem, q, cond = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Queue(2), asyncio.Condition()
    async def user(n):
        async with lock: log.append(f"{n} in"); await asyncio.sleep(0); log.append(f"{n} out")
    ts = [asyncio.create_task(user(n)) for n in "xyz"]; await asyncio.sleep(0); ts[1].cancel(); await asyncio.gather(*ts, return_exceptions=True)
    async def put():
        for i in range(4): await q.put(i); log.append(f"put {i}")
    async def get():
        for i in range(4): log.append(f"got {await q.get()}"); q.task_done()
    await asyncio.gather(put(), get(), q.join())
    async def waiter(n):
        async with cond: await cond.wait(); log.append(f"woken {n}")
    ws = [asyncio.create_task(waiter(n)) for n in "pqr"]; await asyncio.sleep(0)
    async with cond: cond.notify(1)
    await asyncio.sleep(0); await asyncio.sleep(0); ws[1].cancel()
    async with cond: cond.notify_all()
    return [show(r) for r in await asyncio.gather(*ws, return_exceptions=True)], lock.locked(), sem._value
async def callbacks():
    t = asyncio.create_task(work("a", 1)); t.add_done_callback(lambda t: log.append(("done", t.result()))); t.add_done_callback(log.append.__class__ and (lambda t: log.append("second"))); asyncio.get_running_loop().call_soon(log.append, "soon"); h = asyncio.get_running_loop().call_soon(log.append, "never"); h.cancel(); await t; await asyncio.sleep(0); return t.get_name() != "", h.cancelled()
async def bad():
    out = []
    for g in (lambda: asyncio.create_task(5), lambda: asyncio.ensure_future(5), lambda: asyncio.wait_for(5, 1).send(None), lambda: asyncio.sleep("x").send(None), lambda: asyncio.run(5), lambda: asyncio.gather(5), lambda: asyncio.shield(5), lambda: asyncio.Queue("x").full(), lambda: asyncio.Semaphore(-1), lambda: asyncio.Lock().release(), lambda: asyncio.BoundedSemaphore(1).release(), lambda: asyncio.Queue().get_nowait(), lambda: asyncio.Queue().task_done(), lambda: asyncio.get_running_loop().run_until_complete(5)):
        try: out.append(g())
        except BaseException as e: out.append(show(e).split(" at 0x")[0])
    return out
for f in (cancel_before, cancel_during, swallowed, cancel_in_cleanup, gather_fail, gather_all, gather_cancelled, shielded, timeout, timeout_cm, group_ok, group_fail, group_body_fails, group_cancelled, wait_kinds, locks, callbacks, bad): run(f.__name__, f)
