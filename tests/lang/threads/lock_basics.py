# tests/lang/threads/lock_basics.py - locks from _thread are taken, refused, and released
import _thread
l = _thread.allocate_lock()
print(l.locked(), l.acquire(), l.locked(), l.acquire(False), l.acquire(True, 0.01), l.release(), l.locked())
with l: print(l.locked())
try:
    l.release()
except RuntimeError as e:
    print(e)
