# tests/lang/signals/deadlock_broken.py - Ctrl-C ends a deadlock of the main thread, and the program ends as it should
import os, signal, threading, time
a, b = threading.Lock(), threading.Lock()
both = threading.Barrier(2)
def other():
    with b:
        both.wait()
        a.acquire()
threading.Thread(target=other, daemon=True).start()
def interrupt():
    time.sleep(0.1)
    os.kill(os.getpid(), signal.SIGINT)
with a:
    both.wait()
    threading.Thread(target=interrupt).start()
    try:
        b.acquire()
    except KeyboardInterrupt:
        print("interrupted")
print("main ends")
