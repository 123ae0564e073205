# tests/lang/library/_terminal.py - a program at a terminal of its own, and what is typed there
import os
import pty
import select
import sys
import time


def run(arguments, steps, home="/nonexistent", last=False):
    """What stands on the terminal in the end, and the exit code. steps: (what is waited for, what is typed then)

    last: what is waited for has to be the last on the terminal, since an editor may show a prompt again while a line is read."""
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(HOME=home, TERM="xterm", INPUTRC="/dev/null")
        os.execv(sys.executable, [sys.executable, *arguments])
    out, seen, end = b"", 0, time.time() + 60
    while time.time() < end:
        if steps and steps[0][0] in out[seen:] and (not last or out.endswith(steps[0][0])):
            seen = len(out)
            os.write(fd, steps.pop(0)[1])
        if select.select([fd], [], [], 0.05)[0]:
            try:
                data = os.read(fd, 65536)
            except OSError:
                break
            if not data:
                break
            out += data
    os.close(fd)
    return out, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
