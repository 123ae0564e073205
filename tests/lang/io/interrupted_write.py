# tests/lang/io/interrupted_write.py - a signal's handler that raises ends a write that took a part
import io, os, signal, threading
def stop(number, frame): raise KeyError("alarm")
signal.signal(signal.SIGALRM, stop)
for buffering in 0, 4096, -1:
    r, w = os.pipe()
    f = open(w, "wb", buffering, closefd=False)
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
    t = threading.Thread(target=lambda: os.read(r, 1)); t.start()
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGALRM])
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        f.write(b"x" * 4_000_000)
        print("not stopped")
    except KeyError as e:
        print(repr(e))
    t.join()
    os.close(w)
    try: f.close()
    except OSError as e: print(e.errno)
    os.close(r)
