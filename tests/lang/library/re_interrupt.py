# tests/lang/library/re_interrupt.py - Ctrl-C ends a match that would take ages; the pattern works afterwards
import os, re, time

def interrupt_soon(after):
    me = os.getpid()
    child = os.fork()
    if child == 0:
        time.sleep(after)
        os.kill(me, 2)
        os._exit(0)
    return child

for pattern, text in ((r"(a+)+$", "a" * 60 + "b"), (r"(?:a|a)*?b", "a" * 60), (r"(?:(a|aa)+){20,}b", "a" * 80), (r"((?:a?)*?)*x", "a" * 70 + "\u0430")):
    p = re.compile(pattern)
    child = interrupt_soon(0.2)
    try:
        p.match(text)
        print("finished")
    except KeyboardInterrupt:
        print("interrupted", p.match("zz"), p.search("aab" if pattern[-1] != "x" else "x"))
    os.waitpid(child, 0)
