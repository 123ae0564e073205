# tests/lang/threads/fork_with_threads.py - a child has one thread, sound locks of its own, and may start others
# env: ASAN_OPTIONS=detect_leaks=0
import gc, io, os, sys, threading
os.register_at_fork(before=lambda: print("before", flush=True), after_in_child=lambda: print("in child", flush=True),
                    after_in_parent=lambda: ready.set())
ready, holding, stop = threading.Event(), threading.Event(), False
lock = threading.Lock()
r, w = os.pipe()
reader = open(r)
def hold():
    with lock:
        holding.set()
        while not stop:
            pass
def read():
    reader.read()
threads = [threading.Thread(target=hold), threading.Thread(target=read)]
for t in threads: t.start()
holding.wait()
pid = os.fork()
if pid == 0:
    print(threading.active_count(), threading.current_thread() is threading.main_thread(), lock.locked(), flush=True)
    t = threading.Thread(target=lambda: print("a new thread", flush=True))
    t.start()
    t.join()
    gc.collect()
    sys.exit(3)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), ready.is_set())
stop = True
os.close(w)
for t in threads: t.join()
def fork():
    pid = os.fork()
    if pid == 0:
        print(threading.current_thread() is threading.main_thread(), flush=True)
        os._exit(0)
    print(os.waitpid(pid, 0)[1], flush=True)
t = threading.Thread(target=fork)
t.start()
t.join()
for arguments in {}, {"before": 1}:
    try:
        os.register_at_fork(**arguments)
    except TypeError as e:
        print(e)
