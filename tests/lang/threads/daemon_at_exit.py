# tests/lang/threads/daemon_at_exit.py - daemon threads do not keep the program, whatever they do; others are waited for
import atexit, sys, threading, time
atexit.register(print, "atexit runs after the last thread")
started = threading.Barrier(5)
lock = threading.Lock()
lock.acquire()
def spin():
    started.wait()
    while True:
        pass
def sleep():
    started.wait()
    time.sleep(1000)
def block():
    started.wait()
    lock.acquire()
def write():
    started.wait()
    while True:
        open("/dev/null", "w").write("x" * 100)
for f in spin, sleep, block, write:
    threading.Thread(target=f, daemon=True).start()
def last():
    time.sleep(0.05)
    print("a thread that is no daemon ends first")
threading.Thread(target=last).start()
started.wait()
print("main ends")
