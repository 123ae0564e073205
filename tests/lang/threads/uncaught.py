# tests/lang/threads/uncaught.py - a thread that dies by an exception is reported, and the program goes on
import _thread, sys, threading
def boom():
    raise ValueError("in a thread")
def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name, type(args).__name__, len(args))
threading.excepthook = hook
t = threading.Thread(target=boom, name="T1")
t.start()
t.join()
threading.excepthook = threading.__excepthook__
t = threading.Thread(target=boom, name="T2")
t.start()
t.join()
def leave():
    sys.exit("nobody sees this")
t = threading.Thread(target=leave)
t.start()
t.join()
def unraisable(args):
    print("unraisable:", args.exc_type.__name__, args.err_msg, args.object is boom)
    done.release()
sys.unraisablehook = unraisable
done = _thread.allocate_lock()
done.acquire()
_thread.start_new_thread(boom, ())
done.acquire()
for args in (), (1, ()), (boom, []), (boom, (), 1):
    try:
        _thread.start_new_thread(*args)
    except TypeError as e:
        print(e)
print("main goes on")
