# tests/lang/library/readline_at_a_terminal.py - input() and the prompt at a terminal: keys, completion, hooks, history, the end, an interrupt
# timeout: 120
import os
import tempfile

import _terminal

folder = tempfile.mkdtemp()
out, status = _terminal.run(["-q"], [(b">>> ", b"print(6 * 7)\r"), (b"42", b"raise SystemExit(3)\r")], folder)
print(b"42" in out, status)

out, status = _terminal.run(["-q", "-c", """
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
       (b"five> ", b"\x04"), (b"six> ", b"unfinished\x03")], folder)
for line in out.split(b"\n"):
    if b"GOT" in line:
        print(line[line.index(b"GOT"):].decode().strip())
print(status)
for name in os.listdir(folder):
    os.remove(os.path.join(folder, name))
os.rmdir(folder)
