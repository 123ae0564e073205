"""an asyncio mill: tasks that give way, producers and consumers, a wide gather, time limits, and lines over a socket pair."""
import asyncio
import socket

GRAIN, MILLS, LINES = 1500, 6, 500


async def carry(queue, n):
    for i in range(n):
        await queue.put(i * i % 97)
        if i % 3 == 0:
            await asyncio.sleep(0)
    await queue.put(None)


async def grind(queue, flour):
    while (grain := await queue.get()) is not None:
        flour.append(grain % 7)
        queue.task_done()
    queue.task_done()


async def weigh(i, scale):
    async with scale:
        if i % 11 == 0:
            await asyncio.sleep(0)
        return i % 5


async def late(f):
    try:
        return await asyncio.wait_for(f, 60)
    except asyncio.CancelledError:
        return "called off"


async def repeat(reader, writer):
    while line := await reader.readline():
        writer.write(line.upper())
        await writer.drain()
    writer.close()


async def talk(n):
    ours, theirs = socket.socketpair()
    reader, writer = await asyncio.open_connection(sock=ours)
    answering = asyncio.create_task(repeat(*await asyncio.open_connection(sock=theirs)))
    size = 0
    for i in range(n):
        writer.write(b"sack %d of rye\n" % i)
        await writer.drain()
        size += len(await reader.readline())
    writer.close()
    await answering
    return size


async def main():
    flour = []
    async with asyncio.TaskGroup() as group:
        for _ in range(MILLS):
            queue = asyncio.Queue(8)
            group.create_task(carry(queue, GRAIN))
            group.create_task(grind(queue, flour))
    scale = asyncio.Semaphore(50)
    weights = await asyncio.gather(*(weigh(i, scale) for i in range(3000)))
    loop = asyncio.get_running_loop()
    promises = [loop.create_future() for _ in range(1000)]
    waiting = [asyncio.create_task(late(f)) for f in promises]
    await asyncio.sleep(0)
    for i, f in enumerate(promises):
        if i % 4:
            f.set_result(i)
        else:
            waiting[i].cancel()
    answers = await asyncio.gather(*waiting)
    return len(flour), sum(flour), sum(weights), answers.count("called off"), await talk(LINES)


print(*asyncio.run(main()))
