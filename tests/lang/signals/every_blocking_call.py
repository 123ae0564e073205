# tests/lang/signals/every_blocking_call.py - a handler that raises ends each call that blocks; after one that does not, the call goes on
# timeout: 60
import fcntl, multiprocessing, os, queue, select, selectors, signal, socket, subprocess, tempfile, threading, time

class Stop(Exception):
    pass

def stop(number, frame):
    raise Stop

ticks = 0
def tick(number, frame):
    global ticks
    ticks += 1

r, w = os.pipe()
full_r, full_w = os.pipe()
os.set_blocking(full_w, False)
try:
    while True:
        os.write(full_w, bytes(4096))
except BlockingIOError:
    os.set_blocking(full_w, True)
a, b = socket.socketpair()
listening = socket.create_server(("127.0.0.1", 0))
timed = socket.create_server(("127.0.0.1", 0))
timed.settimeout(30)
folder = tempfile.mkdtemp()
fifo = os.path.join(folder, "fifo")
os.mkfifo(fifo)
lock, rlock, event, condition = threading.Lock(), threading.RLock(), threading.Event(), threading.Condition()
lock.acquire()
sleepers = [threading.Thread(target=time.sleep, args=(1000,), daemon=True) for i in range(2)]
for t in sleepers:
    t.start()
locked_file = open(os.path.join(folder, "locked"), "w")
other_file = open(os.path.join(folder, "locked"), "w")
fcntl.flock(other_file, fcntl.LOCK_EX)
epoll, poll, selector = select.epoll(), select.poll(), selectors.DefaultSelector()
epoll.register(r, select.EPOLLIN)
poll.register(r, select.POLLIN)
selector.register(r, selectors.EVENT_READ)
child = subprocess.Popen(["sleep", "1000"])
semaphore = multiprocessing.get_context("fork").Semaphore(0)
simple = queue.SimpleQueue()

def hold_rlock():
    rlock.acquire()
    time.sleep(1000)
threading.Thread(target=hold_rlock, daemon=True).start()
while rlock.acquire(blocking=False):
    rlock.release()
    time.sleep(0.01)

def wait_condition():
    with condition:
        condition.wait()

def send_much():
    while True:
        a.send(bytes(1 << 16))

calls = {
    "read": lambda: os.read(r, 1), "readv": lambda: os.readv(r, [bytearray(1)]), "write": lambda: os.write(full_w, b"x"),
    "file read": lambda: open(r, "rb", closefd=False).read(1), "text": lambda: open(r, closefd=False).readline(),
    "file write": lambda: open(full_w, "wb", buffering=0, closefd=False).write(b"x"),
    "sleep": lambda: time.sleep(1000), "lock": lambda: lock.acquire(), "lock timeout": lambda: lock.acquire(timeout=1000),
    "rlock": lambda: rlock.acquire(), "event": lambda: event.wait(), "event timeout": lambda: event.wait(1000),
    "condition": wait_condition, "join": lambda: sleepers[0].join(), "join timeout": lambda: sleepers[1].join(1000),
    "queue": lambda: queue.Queue().get(), "queue timeout": lambda: queue.Queue().get(timeout=1000), "simple queue": lambda: simple.get(),
    "select": lambda: select.select([r], [], []), "select timeout": lambda: select.select([r], [], [], 1000),
    "poll": lambda: poll.poll(), "poll timeout": lambda: poll.poll(1000000), "epoll": lambda: epoll.poll(),
    "selector": lambda: selector.select(), "waitpid": lambda: os.waitpid(child.pid, 0), "wait": lambda: os.wait(),
    "waitid": lambda: os.waitid(os.P_PID, child.pid, os.WEXITED), "Popen.wait": lambda: child.wait(),
    "Popen.wait timeout": lambda: child.wait(timeout=1000), "recv": lambda: a.recv(1), "recv_into": lambda: a.recv_into(bytearray(1)),
    "recvfrom": lambda: a.recvfrom(1), "recvmsg": lambda: a.recvmsg(1), "accept": lambda: listening.accept(),
    "accept timeout": lambda: timed.accept(), "send": send_much, "sendall": lambda: b.sendall(bytes(1 << 24)),
    "open fifo": lambda: open(fifo), "flock": lambda: fcntl.flock(locked_file, fcntl.LOCK_EX),
    "sigwait": lambda: signal.sigwaitinfo([signal.SIGUSR1]), "sigtimedwait": lambda: signal.sigtimedwait([signal.SIGUSR1], 1000),
    "pause": lambda: signal.pause(), "semaphore": lambda: semaphore.acquire(),
}
for name, call in calls.items():
    # Ticks first, which the call must survive (but pause(), which ends with any), then the one that stops it.
    ticks = 0
    signal.signal(signal.SIGUSR2, tick)
    signal.signal(signal.SIGALRM, stop)
    main = threading.main_thread().ident
    def later():
        for i in range(3):
            time.sleep(0.005)
            if name != "pause":
                signal.pthread_kill(main, signal.SIGUSR2)
        time.sleep(0.005)
        signal.pthread_kill(main, signal.SIGALRM)
    t = threading.Thread(target=later)
    t.start()
    try:
        call()
        print(name, "came back")
    except Stop:
        print(name, "stopped", ticks > 0 or name == "pause")
    t.join()
child.kill()
child.wait()
for file in os.listdir(folder):
    os.unlink(os.path.join(folder, file))
os.rmdir(folder)
