# tests/lang/threads/longest_timeouts.py - the longest timeout there is: what waits is woken in time, and not at once
import faulthandler, queue, select, signal, socket, threading, time

LONGEST = threading.TIMEOUT_MAX


def woken(wait, wake):
    """What wait() returns, when wake() is called a moment after it began."""
    thread = threading.Thread(target=lambda: (time.sleep(0.05), wake()))
    thread.start()
    result = wait()
    thread.join()
    return result


faulthandler.dump_traceback_later(LONGEST, exit=True)
lock = threading.Lock()
lock.acquire()
print("lock", woken(lambda: lock.acquire(timeout=LONGEST), lock.release))
q = queue.SimpleQueue()
print("queue", woken(lambda: q.get(timeout=LONGEST), lambda: q.put("item")))
a, b = socket.socketpair()
a.settimeout(LONGEST)
print("socket", woken(lambda: a.recv(1), lambda: b.send(b"x")))
print("select", woken(lambda: select.select([a], [], [], LONGEST)[0] == [a], lambda: b.send(b"x")))
poll = select.poll()
poll.register(b, select.POLLIN)
print("poll", woken(lambda: len(poll.poll(2**31 - 1)), lambda: a.send(b"x")))


def alarm(*args):
    raise KeyError("alarm")


signal.signal(signal.SIGALRM, alarm)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    time.sleep(1e9)
except KeyError as e:
    print("sleep", e)
faulthandler.cancel_dump_traceback_later()
