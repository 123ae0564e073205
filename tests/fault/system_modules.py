# tests/fault/system_modules.py - sockets, maps, queues, profiles, times and users when memory runs out anywhere in them
import _heapq
import _lsprof
import _queue
import _signal
import _socket
import _statistics
import _string
import cmath
import fcntl
import grp
import math
import mmap
import posix
import pwd
import resource
import select
import time


def sockets():
    a, b = _socket.socketpair()
    a.sendall(b"abc")
    ready = select.select([b], [], [], 5)[0] == [b]
    poll = select.poll()
    poll.register(b, select.POLLIN)
    epoll = select.epoll()
    epoll.register(b.fileno(), select.EPOLLIN)
    found = len(poll.poll(5000)), len(epoll.poll(5))
    epoll.close()
    got = b.recv_into(bytearray(8)), _socket.inet_ntop(_socket.AF_INET6, bytes(15) + b"\1"), a.getsockname()
    a.close()
    b.close()
    return ready, found, got


def maps():
    m = mmap.mmap(-1, 8192)
    m[:3] = b"abc"
    m.seek(1)
    found = m.find(b"c"), m.read(2), m[0:4:2], bytes(memoryview(m)[:2])
    m.close()
    return found


def queues():
    q = _queue.SimpleQueue()
    for i in range(5):
        q.put([i])
    heap = [5, 3, 8]
    _heapq.heapify(heap)
    _heapq.heappush(heap, 1)
    return q.get(), q.get_nowait(), q.qsize(), _heapq.heappushpop(heap, 4), heap


def profiles():
    p = _lsprof.Profiler()
    p.enable()
    sorted([3, 1], key=lambda x: -x)
    p.disable()
    return len(p.getstats()) > 1


def numbers():
    return math.comb(60, 30), math.perm(9), math.dist((0, 0), (3, 4)), math.prod([2] * 70), cmath.sqrt(-4), _statistics._normal_dist_inv_cdf(0.5, 0.0, 1.0)


def texts():
    return (time.strftime("%Y-%m-%d", time.gmtime(0)), time.asctime(time.gmtime(0)), list(_string.formatter_parser("a{b!r:c}")),
            pwd.getpwuid(0).pw_name, grp.getgrgid(0).gr_name, len(pwd.getpwall()) > 1)


def files():
    r, w = posix.pipe()
    posix.write(w, b"x")
    flags = fcntl.fcntl(r, fcntl.F_GETFD)
    got = posix.read(r, 5), flags, posix.fstat(r).st_size, posix.stat("/").st_mode != 0, "null" in posix.listdir("/dev")
    names = [e.is_dir() for e in posix.scandir("/") if e.name == "dev"]
    posix.close(r)
    posix.close(w)
    return got, names, resource.getrlimit(resource.RLIMIT_CORE)[0] >= -1, posix.uname().sysname, _signal.strsignal(2), len(_signal.valid_signals()) > 5


for part in sockets, maps, queues, profiles, numbers, texts, files:
    print(part.__name__, part())
