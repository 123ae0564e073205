# tests/lang/threads/frames_of_all.py - sys._current_frames and _current_exceptions see all threads; _count counts them
import _thread, sys, threading
ready, go = threading.Event(), threading.Event()
def inner():
    try:
        raise KeyError("handled")
    except KeyError:
        ready.set()
        go.wait()
t = threading.Thread(target=inner)
t.start()
ready.wait()
frames = sys._current_frames()
def names(f):
    while f:
        yield f.f_code.co_name
        f = f.f_back
print(sorted(frames) == sorted([threading.get_ident(), t.ident]))
print(frames[threading.get_ident()] is sys._getframe(), "inner" in names(frames[t.ident]))
e = sys._current_exceptions()
print(e[threading.get_ident()], e[t.ident][0], e[t.ident][1])
print(_thread._count(), threading.active_count(), t.is_alive(), t.native_id != threading.get_native_id())
del frames, e
go.set()
t.join()
print(_thread._count(), threading.active_count(), t.is_alive())
print(_thread.stack_size(), _thread.stack_size(1 << 20), _thread.stack_size(0))
for n in -1, 100:
    try:
        _thread.stack_size(n)
    except ValueError as e:
        print(e)
