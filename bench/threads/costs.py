# costs.py - nanoseconds: of a lock taken and released with nobody waiting, of a system call that gives the VM's lock up,
# of handing a lock to another thread and back, of a thread started and joined.
import os, threading, time

def best(f, n):
    return min(f(n) for _ in range(5)) / n * 1e9

def lock(n):
    l = threading.Lock()
    begin = time.perf_counter()
    for i in range(n):
        l.acquire()
        l.release()
    return time.perf_counter() - begin

def call(n):
    fd = os.open("/dev/zero", os.O_RDONLY)
    begin = time.perf_counter()
    for i in range(n):
        os.read(fd, 1)
    took = time.perf_counter() - begin
    os.close(fd)
    return took

def hand_over(n):
    a, b = threading.Lock(), threading.Lock()
    b.acquire()
    def other():
        for i in range(n):
            b.acquire()
            a.release()
    t = threading.Thread(target=other)
    t.start()
    begin = time.perf_counter()
    for i in range(n):
        a.acquire()
        b.release()
    took = time.perf_counter() - begin
    t.join()
    return took

def start(n):
    begin = time.perf_counter()
    for i in range(n):
        t = threading.Thread(target=int)
        t.start()
        t.join()
    return time.perf_counter() - begin

print(best(lock, 100000), best(call, 20000), best(hand_over, 3000), best(start, 500))
