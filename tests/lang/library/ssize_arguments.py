# tests/lang/library/ssize_arguments.py - sizes and positions that do not fit into C's ssize_t, and what is no int at all
import collections, mmap, os, socket

a, b = socket.socketpair()
deque = collections.deque([1, 2])
null = os.open("/dev/null", os.O_RDWR)
calls = [
    ("recv", a.recv), ("recvfrom", a.recvfrom), ("recv_into", lambda v: a.recv_into(bytearray(1), v)), ("recvmsg", a.recvmsg),
    ("recvmsg ancillary", lambda v: a.recvmsg(1, v)), ("CMSG_LEN", socket.CMSG_LEN), ("CMSG_SPACE", socket.CMSG_SPACE),
    ("setblocking", a.setblocking), ("read", lambda v: os.read(null, v)), ("pread", lambda v: os.pread(null, v, 0)),
    ("sendfile", lambda v: os.sendfile(null, null, 0, v)), ("copy_file_range", lambda v: os.copy_file_range(null, null, v)),
    ("getrandom", os.getrandom), ("urandom", os.urandom), ("rotate", deque.rotate), ("insert", lambda v: deque.insert(v, 1)),
    ("maxlen", lambda v: collections.deque([], v)), ("UnicodeDecodeError", lambda v: UnicodeDecodeError("a", b"", v, 1, "r")),
    ("str.replace", lambda v: "a".replace("a", "b", v)), ("bytes.split", lambda v: b"a".split(b"a", v)), ("list.pop", [1].pop),
    ("bytearray.pop", bytearray(b"a").pop), ("int.to_bytes", (1).to_bytes), ("mmap.find", lambda v: mmap.mmap(-1, 1).find(b"", v)),
]
for name, call in calls:
    for value in (2**70, -2**70, 1.5, "x"):
        try:
            print(name, call(value))
        except Exception as e:
            print(name, f"{type(e).__name__}: {e}")
