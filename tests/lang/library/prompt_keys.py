# tests/lang/library/prompt_keys.py - keys at the prompt: words, cutting and pasting, history, searching it, the end of input, an interrupt, completion
# env: ASAN_OPTIONS=detect_leaks=0
# timeout: 120
import os
import tempfile

import _terminal


def session(lines, *options):
    """Lines with GOT that a session prints, and its exit code. lines: what is typed at one prompt after the other."""
    with tempfile.TemporaryDirectory() as home:
        steps = [step if isinstance(step, tuple) else (">>> ", step) for step in lines]
        out, status = _terminal.run(["-q", *options], [(wait.encode(), keys.encode()) for wait, keys in steps], home, last=True)
        for line in out.split(b"\n"):
            if b"GOT" in line:
                print(line[line.rindex(b"GOT"):].decode().strip())
        print(status)
        for name in os.listdir(home):
            with open(os.path.join(home, name), encoding="utf-8") as f:
                print(f.read().replace("GO", "G-O"), end="")


SHOW = "def show(*a): print('GO' 'T', *a)\r"
LEFT, RIGHT, UP, DOWN = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"

print("words, cutting and pasting")
session([
    SHOW, ("... ", "\r"),
    "show('foo.bar_baz')" + "\x1bb" * 2 + "X\x1bbY\r",
    "one two)\x01show('\x1bf\x1bf'\r",
    "show('cut here and there')\x02\x02\x17\x17[\x19]\r",
    "foo bar)\x15show('\x19" + LEFT + "')\r",
    "show(1, 2, 3)\x1b\x7f\x1b\x7f4)\r",
    "show(12, 345)\x01\x1bf\x1bd" + "(67\r",
    "show('abcdef')" + LEFT * 4 + "\x0b'); show('\x19\r",
    "show('ab')\x01" + RIGHT * 6 + "\x04\x04c\r",
    "show('caf\u00e9 \u20ac')" + LEFT * 3 + "\x7f\u00fc" + "\r",
    "\x04",
])

print("history")
session([
    SHOW, ("... ", "\r"),
    "x = 'alpha'\r", "y = 'beta'\r",
    "show(x)\r", UP + "\r", UP * 2 + "\x05; show(x, y)\r",
    "\x12alp\x05 + 'bet'; show(x)\r",
    "\x12be\x12\x05 + '!'; show(y)\r",
    "show('kept')\x12nowhere\x07\r",
    "\x12y)" + RIGHT * 2 + "; show('behind')\r",
    "  \r", "exit()\r",
])

print("the end, an interrupt")
session([
    SHOW, ("... ", "\r"),
    "if 1:\r", ("... ", "    show('by the end')\r"), ("... ", "\x04"),
    "if 1:\r", ("... ", "    show('never')\r"), ("... ", "    unfinished\x03"),
    "unfinished\x03",
    "abc\x01\x04\x04\x04show('deleted')\r", "raise SystemExit(5)\r",
])

print("completion")
session([
    SHOW, ("... ", "\r"),
    "impo\tos\r", "show(os.pat\t.sep)\r", "sho\t'called')\r", "if 1:\r", ("... ", "\tshow('indented')\r"), ("... ", "\r"),
    "show(isins\t1, int))\r", "thing = 'x'\r", "show(thi\t.capit\t))\r", "\x04",
])

print("a text that is pasted")
session(["""def f(a):\r    if a:\r        return 'yes'\r    else:\r        return 'no'\r\rf(1)\rprint('GO' 'T', f(1), f(0))\rexit(4)\r"""])
