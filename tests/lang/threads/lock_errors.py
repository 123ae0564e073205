# tests/lang/threads/lock_errors.py - what locks refuse, and what RLocks remember
import _thread, threading, time
l = _thread.allocate_lock()
for args in (False, 1), (True, -2), (True, 1e20), (True, float("nan")):
    try:
        print(l.acquire(*args))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
r = threading.RLock()
print(r.acquire(), r.acquire(), r._is_owned())
def other():
    print(r.acquire(False), r._is_owned())
    try:
        r.release()
    except RuntimeError as e:
        print(e)
    try:
        print(r.acquire(timeout=0.01))
    finally:
        pass
t = threading.Thread(target=other)
t.start()
t.join()
r.release()
print(r._is_owned())
r.release()
print(r._is_owned())
state = (r.acquire(), r.acquire())
saved = r._release_save()
print(saved[0], saved[1] == threading.get_ident(), r._is_owned())
r._acquire_restore(saved)
print(r._is_owned(), r.release(), r.release())
try:
    r.release()
except RuntimeError as e:
    print(e)
# released by another thread than the one that took it
l.acquire()
def let_go():
    time.sleep(0.02)
    l.release()
t = threading.Thread(target=let_go)
t.start()
print(l.acquire(timeout=10), l.locked())
t.join()
print(_thread.LockType is type(l), _thread.error is RuntimeError, _thread.TIMEOUT_MAX)
