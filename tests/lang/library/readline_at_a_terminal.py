# tests/lang/library/readline_at_a_terminal.py - input() and the prompt at a terminal: keys, completion, hooks, history, the end, an interrupt
# timeout: 120
import os
import pty
import select
import sys
import tempfile
import time


def run(arguments, steps):
    """What stands on the terminal, and how it ended. steps: (what is waited for, what is typed then)"""
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(HOME=folder, TERM="xterm", INPUTRC="/dev/null")
        os.execv(sys.executable, [sys.executable, *arguments])
    out, seen, end = b"", 0, time.time() + 60
    while time.time() < end:
        if steps and steps[0][0] in out[seen:]:
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
    return out, os.waitpid(pid, 0)[1]


folder = tempfile.mkdtemp()
out, status = run(["-q"], [(b">>> ", b"print(6 * 7)\r"), (b"42", b"raise SystemExit(3)\r")])
print(b"42" in out, os.waitstatus_to_exitcode(status))

out, status = run(["-q", "-c", """
import readline
readline.parse_and_bind("tab: complete")
readline.parse_and_bind("set show-all-if-ambiguous off")
readline.set_completer(lambda text, n: [w for w in ("alpha", "alphabet", "beta") if w.startswith(text)][n:n + 1] and
                       [w for w in ("alpha", "alphabet", "beta") if w.startswith(text)][n] or None)
readline.set_startup_hook(lambda: readline.insert_text("[hook]"))
print("GOT", input("one> "))
readline.set_startup_hook()
print("GOT", input("two> "))
print("GOT", input("three> "))
print("GOT", input("four> "))
try:
    input("five> ")
except EOFError:
    print("GOT", "the end")
try:
    input("six> ")
except KeyboardInterrupt:
    print("GOT", "an interrupt")
print("GOT", [readline.get_history_item(i) for i in range(1, readline.get_current_history_length() + 1)])
import termios
print("GOT", termios.tcgetattr(0)[3] & (termios.ECHO | termios.ICANON) == termios.ECHO | termios.ICANON)
"""], [(b"one> ", b"x\r"), (b"two> ", b"al\tbet b\t\r"), (b"three> ", b"\x1b[A\x01pre \x05 post\r"), (b"four> ", "caf\xe9 \u20ac\x7fx\r".encode()),
       (b"five> ", b"\x04"), (b"six> ", b"unfinished\x03")])
for line in out.split(b"\n"):
    if b"GOT" in line:
        print(line[line.index(b"GOT"):].decode().strip())
print(os.waitstatus_to_exitcode(status))
for name in os.listdir(folder):
    os.remove(os.path.join(folder, name))
os.rmdir(folder)
