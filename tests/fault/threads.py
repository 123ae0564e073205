# tests/fault/threads.py - threads are made, run, handed the lock and end, whatever request fails; nobody hangs
import _thread, time

N = 4
results = [0] * N
lock = _thread.allocate_lock()
local = _thread._local()


def work(i):
    try:
        local.mine = [i]
        for k in range(50):
            with lock:
                results[i] += k
        results[i] += local.mine[0] - i
    finally:
        ended[i] = True


def wait():
    for i in range(started):
        while not ended[i]:
            time.sleep(0.0005)


started, ended = 0, [False] * N
try:
    for i in range(N):
        _thread.start_new_thread(work, (i,))
        started += 1
except RuntimeError as e:  # the system has no more threads to give; not for want of memory
    raise MemoryError from e
finally:
    wait()
if results != [1225] * N:
    raise MemoryError("a thread died of it")
print(results)
