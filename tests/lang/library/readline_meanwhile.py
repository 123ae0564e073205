# tests/lang/library/readline_meanwhile.py - what runs while a line is read, or an argument is converted, may change history, line and settings
# env: ASAN_OPTIONS=detect_leaks=0
# timeout: 120
import _terminal


def run(program, steps, *options):
    """Lines with GOT that a program at a terminal prints, and its exit code."""
    out, status = _terminal.run([*options, "-c", program], steps)
    for line in out.split(b"\n"):
        if b"GOT" in line:
            print(line[line.rindex(b"GOT"):].decode().strip())
    print(status)


run("""
import readline
class Forgets:
    def __index__(self):
        readline.clear_history()
        return 1
readline.add_history("a line")
print("GOT", readline.get_history_item(Forgets()))
print("ready")
print("GOT", input("\\2"))
print("GOT", bytes([2]))
print("GOT", ascii(input("three> ")))
""", [(b"ready", b"one\r"), (b"three> ", b"zero \x16\x00 cuts\r")])

run("""
import readline, threading
begun, changed = threading.Event(), threading.Event()
def change():
    begun.wait()
    for i in range(5):
        readline.parse_and_bind("tab: complete")
        readline.parse_and_bind("history list")
    changed.set()
thread = threading.Thread(target=change)
thread.start()
readline.set_startup_hook(lambda: begun.set() or changed.wait())
print("GOT", input("one> "))
thread.join()
readline.set_startup_hook()
lines = []
def read():
    lines.append(input("line> "))
threads = [threading.Thread(target=read) for i in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("GOT", sorted(lines))
""", [(b"one> ", b"a\r"), (b"line> ", b"b\r"), (b"line> ", b"c\r")])

run("""
import readline
readline.parse_and_bind("edit off")
readline.set_startup_hook(lambda: readline.insert_text("x" * 5000))
line = input("one> ")
print()
print("GOT", len(line), line.strip("x"))
""", [(b"one> ", b"hullo\r")])

run("""
import readline, signal, sys
def alarm(f):
    signal.signal(signal.SIGALRM, f)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
alarm(lambda *args: 1 / 0)
""", [(b"ZeroDivisionError", b"print('GO' + 'T', 5 + 5); alarm(lambda *args: sys.exit(3))\r")], "-i")
