# tests/lang/signals/interrupted_calls.py - a system call that a signal interrupts goes on when the handler does not raise (PEP 475)
import os, signal, sys, threading, time
count = 0
def tick(number, frame):
    global count
    count += 1
signal.signal(signal.SIGALRM, tick)
signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
start = time.monotonic()
time.sleep(0.1)
print(time.monotonic() - start >= 0.1)
r, w = os.pipe()
def later():
    time.sleep(0.1)
    os.write(w, b"text\n")
for read in (lambda: os.read(r, 100), lambda: open(r, closefd=False).readline(), lambda: open(r, "rb", closefd=False).readline()):
    t = threading.Thread(target=later)
    t.start()
    print(read())
    t.join()
lock = threading.Lock()
lock.acquire()
start = time.monotonic()
print(lock.acquire(timeout=0.1), time.monotonic() - start >= 0.1)
pid = os.fork()
if pid == 0:
    signal.setitimer(signal.ITIMER_REAL, 0)
    time.sleep(0.1)
    os._exit(7)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
signal.setitimer(signal.ITIMER_REAL, 0)
print(count > 10)
