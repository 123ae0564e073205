# tests/lang/threads/sleeps_overlap.py - a thread that sleeps, waits or reads gives the lock up: ten sleeps take as long as one
import os, threading, time
def timed(f):
    start = time.monotonic()
    threads = [threading.Thread(target=f) for _ in range(10)]
    for t in threads: t.start()
    for t in threads: t.join()
    return time.monotonic() - start
print(timed(lambda: time.sleep(0.2)) < 1.5)
lock = threading.Lock()
lock.acquire()
print(timed(lambda: lock.acquire(timeout=0.2)) < 1.5)
r, w = os.pipe()
def writer():
    time.sleep(0.05)
    os.write(w, b"0123456789")
threading.Thread(target=writer).start()
print(timed(lambda: os.read(r, 1)) < 1.5)
