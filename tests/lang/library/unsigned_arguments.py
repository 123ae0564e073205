# tests/lang/library/unsigned_arguments.py - numbers without a sign, devices, ports: an int that does not fit, and what is no int at all
import mmap, os, socket

event = os.eventfd(0)
sock = socket.socket()
map_ = mmap.mmap(-1, 8)
calls = [
    ("eventfd", os.eventfd), ("eventfd_write", lambda v: os.eventfd_write(event, v)), ("major", os.major), ("minor", os.minor),
    ("mknod", lambda v: os.mknod("/nowhere/x", 0o600, v)), ("splice", lambda v: os.splice(event, event, 1, flags=v)),
    ("htons", socket.htons), ("ntohs", socket.ntohs), ("htonl", socket.htonl), ("ntohl", socket.ntohl),
    ("port", lambda v: sock.bind(("not a host", v))), ("getnameinfo", lambda v: socket.getnameinfo(("127.0.0.1", v), 0)),
    ("write_byte", map_.write_byte), ("seek", map_.seek),
]
for name, call in calls:
    for value in (-1, -2**40, 2**70, -2**70, 1.5, "x", None):
        try:
            result = call(value)
        except socket.gaierror as e:
            print(name, value, "gaierror")
        except OSError as e:
            print(name, value, type(e).__name__)
        except Exception as e:
            print(name, value, f"{type(e).__name__}: {e}")
        else:
            print(name, value, "returned")
