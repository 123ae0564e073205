# tests/lang/threads/fork_every_lock.py - a child works though another thread held every lock there is when it was forked
import gc, io, logging, os, queue, random, sys, threading, time, weakref
logging.basicConfig(stream=sys.stdout, format="%(message)s", level=logging.INFO)
locks = [threading.Lock(), threading.RLock(), threading.Condition(), threading.Semaphore()]
r, w = os.pipe()
full = open(w, "wb", buffering=8)
text = io.StringIO()
q = queue.Queue()
held = threading.Barrier(5)
class Slow:
    def __del__(self):
        held.wait()
        release.wait()
release = threading.Event()
def hold_all():
    for l in locks: l.acquire()
    held.wait()
    release.wait()
    for l in reversed(locks): l.release()
def in_a_write():
    held.wait()
    full.write(bytes(1 << 20))  # blocks inside the buffer: nobody reads
def in_a_queue():
    held.wait()
    q.get()
def in_a_finalizer():
    Slow()
threads = [threading.Thread(target=f) for f in (hold_all, in_a_write, in_a_queue, in_a_finalizer)]
for t in threads: t.start()
held.wait()
time.sleep(0.1)
for n in range(3):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        print([l.acquire(blocking=False) for l in locks])
        logging.info("logged")
        gc.collect()
        import colorsys, textwrap
        print(textwrap.fill("imported", 40), random.Random(n).randrange(1000))
        new = queue.Queue()
        t = threading.Thread(target=lambda: new.put("from a thread of the child"))
        t.start()
        print(new.get(timeout=10))
        t.join()
        print(threading.active_count())
        sys.stdout.flush()
        os._exit(5)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
release.set()
q.put(1)
got = 0
while got < 1 << 20:
    got += len(os.read(r, 1 << 16))
for t in threads: t.join()
print("joined", got == 1 << 20)
