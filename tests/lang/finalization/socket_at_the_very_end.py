# tests/lang/finalization/socket_at_the_very_end.py - an open socket that only the last collection reaches is closed without harm: its
# class's __repr__, in Python, is asked for a warning that nobody can hear
import signal
import socket


def alarm(*_):
    pass


signal.signal(signal.SIGALRM, alarm)
space = {"__name__": "__main__", "keep": alarm}
exec("""
import io
import os
import socket


class Named(io.FileIO):
    def __repr__(self):
        return "Named"

    def close(self):
        super().close()


def wait():
    try:
        yield keep
    finally:
        keep()


late = socket.socket()
file = Named(os.open("/dev/null", os.O_RDONLY))
waiting = wait()
next(waiting)
def use(): return keep
""", space)
alarm.__dict__["space"] = space
print("end")
