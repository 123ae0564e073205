# What is tried first while other threads wait for the interpreter is the same call: MSG_WAITALL waits for
# all of it, and nothing written to a datagram socket is a datagram.
# presets: not fault
import os
import socket
import sys
import threading
import time

sys.setswitchinterval(0.0005)
over = False


def compute():
    while not over:
        pass


computing = [threading.Thread(target=compute) for _ in range(2)]
for thread in computing:
    thread.start()

a, b = socket.socketpair()
ROUNDS = 25
WAYS = [
    lambda: a.recv(20, socket.MSG_WAITALL),
    lambda: a.recvfrom(20, socket.MSG_WAITALL)[0],
    lambda: bytes(20)[:a.recv_into(bytearray(20), 20, socket.MSG_WAITALL)],
]


def feed(asked):
    for _ in range(ROUNDS):
        asked.acquire()
        b.sendall(b"x" * 10)
        time.sleep(0.002)
        b.sendall(b"y" * 10)


for way in WAYS:
    asked = threading.Semaphore(0)
    feeder = threading.Thread(target=feed, args=(asked,))
    feeder.start()
    short = 0
    for _ in range(ROUNDS):
        asked.release()
        end = time.monotonic() + 0.001
        while time.monotonic() < end:  # the first half is there by now
            pass
        size = len(way())
        short += size < 20
        while size < 20:
            size += len(a.recv(20 - size))
    feeder.join()
    print(short)


def received(s):
    try:
        return s.recv(10)
    except BlockingIOError:
        return None


c, d = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
with c, d:
    d.setblocking(False)
    seen = []
    for _ in range(50):
        seen.append((os.write(c.fileno(), b""), received(d)))
        c.send(b"abc")
        seen.append((os.read(d.fileno(), 0), received(d)))
    print(len(seen), len(set(seen)), seen[:2])
over = True
