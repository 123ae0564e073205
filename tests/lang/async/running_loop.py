# running_loop.py - the running loop belongs to a thread, and not to the child of a fork
import asyncio
import os
import sys
import threading


def shown():
    try:
        asyncio.get_running_loop()
        found = "running"
    except RuntimeError as e:
        found = str(e)
    return found, asyncio._get_running_loop() is not None


async def main():
    print("here", shown(), asyncio.get_event_loop() is asyncio.get_running_loop())
    found = []
    t = threading.Thread(target=lambda: found.append(shown()))
    t.start()
    t.join()
    print("thread", found)
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        print("child", shown())
        loop = asyncio.new_event_loop()

        async def in_child():
            return shown()

        print("child", loop.run_until_complete(in_child()), shown())
        loop.close()
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(pid, 0)
    print("here", shown())
    asyncio._set_running_loop(None)
    print("unset", shown())
    asyncio._set_running_loop(7)
    print(asyncio.get_running_loop(), asyncio._get_running_loop(), asyncio.get_event_loop())
    for args in (), (1, 2):
        try:
            asyncio._set_running_loop(*args)
        except TypeError as e:
            print(e)


asyncio.run(main())
print("after", shown())
