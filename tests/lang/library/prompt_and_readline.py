# tests/lang/library/prompt_and_readline.py - readline changes the editor of the prompt, whoever imports it; input() there is edited; sys.__interactivehook__
# env: ASAN_OPTIONS=detect_leaks=0
# timeout: 120
import os
import tempfile

import _terminal


def session(startup, steps, *options):
    """Lines with GOT that a session prints, and its exit code."""
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, "startup.py")
        with open(path, "w") as f:
            f.write("def show(*a): print('GO' 'T', *a)\n" + startup)
        os.environ["PYTHONSTARTUP"] = path
        out, status = _terminal.run(["-q", *options], [(b">>> ", s.encode()) if isinstance(s, str) else s for s in steps], home)
        for line in out.split(b"\n"):
            if b"GOT" in line:
                print(line[line.rindex(b"GOT"):].decode().strip())
        print(status, sorted(name[-7:] for name in os.listdir(home) if name[0] == "."))


print("a startup file")
session("""
import readline
readline.parse_and_bind('"\\\\C-o": "typed"')
readline.set_startup_hook(lambda: readline.insert_text(hook_text))
hook_text = ""
""", ["show('\x0f')\r", "hook_text = 'show(7'\r", ", 8); hook_text = ''\r", "exit()\r"])

print("a completer")
session("""
import readline, rlcompleter
class Own(rlcompleter.Completer):
    def complete(self, text, n):
        return ["zzz_own", None][n] if text.startswith("zz") else super().complete(text, n)
readline.set_completer(Own().complete)
zzz_own = "own"
""", ["show(zz\t)\r", "show(zzz_own.upp\t)\r", "show(type(readline.get_completer().__self__).__name__)\r", "exit()\r"])

print("imported at the prompt")
session("", [
    "'a'\r", "import readline\r", "show(readline.get_current_history_length(), readline.get_history_item(2))\r",
    "readline.add_history('show(\"added\")')\r", "\x1b[A\r", "show(type(readline.get_completer().__self__).__name__)\r",
    "readline.clear_history()\r", "show(readline.get_current_history_length())\r",
    "x = input('what> ')\r", (b"what> ", b"bc)\x01show(a\r"), "show(x, [readline.get_line_buffer()])\r",
    "exit()\r",
])

print("the hook is deleted, replaced, fails")
session("import sys; show(callable(sys.__interactivehook__)); del sys.__interactivehook__\n", ["sho\tw('a tab')\r", "exit()\r"])
session("import sys; sys.__interactivehook__ = lambda: show('hook')\n", ["show(1)\r", "exit()\r"])
session("import sys; sys.__interactivehook__ = lambda: 1 / 0\n", ["show(2)\r", "exit()\r"])
session("", ["print('GO' 'T')\r", "raise SystemExit\r"], "-S")

print("after a program")
session("", ["print('GO' 'T', y + 'c')\r", "\x1b[A\x05; prin\t'GO' 'T')\r", "exit()\r"], "-i", "-c", "y = 'ab'")

print("matches that are no text")
session("""
import readline
words = ["qq\\ud8ff", "qqa", "qqb"]
def complete(text, n):
    return words[n] if text.startswith("qq") and n < 3 else None
readline.set_completer(complete)
""", ["show('qq\t\t')\r", "words = ['qqa', 'qqab', '\\ud8ff']\r", "show('q', 'qq\t\t')\r", "exit()\r"])

print("a thread that asks for the completer")
session("", [
    "import readline, threading\r", "t = threading.Thread(target=lambda: show(type(readline.get_completer().__self__).__name__))\r",
    "t.start(); t.join()\r", "exit()\r",
])
