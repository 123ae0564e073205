# tests/lang/finalization/at_the_very_end.py - what only the last collection reaches is finalized without harm: classes whose methods
# are in Python, generators that wait in `try`, coroutines that want to warn, files
import signal


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
async def ask():
    keep()


unawaited = ask()
waiting = wait()
next(waiting)
def use(): return keep
""", space)
alarm.__dict__["space"] = space
print("end")
