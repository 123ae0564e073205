# tests/lang/tracing/local_trace_functions.py - what a trace function returns decides who traces the frame; errors and None switch off
import sys
log = []
def f():
    a = 1
    b = 2
    return a + b
def run(label, t):
    log.clear(); sys.settrace(t)
    try: r = f()
    except BaseException as e: r = repr(e)
    got = sys.gettrace(); sys.settrace(None)
    print(label, r, got is t, log)
base = f.__code__.co_firstlineno
def none(fr, ev, arg): log.append(ev); return None
run("none", none)
def other(fr, ev, arg):
    log.append(("g", ev))
    def local(fr, ev, arg):
        log.append(("l", ev, fr.f_lineno - base))
        return None
    return local
run("local None keeps", other)
def switch(fr, ev, arg):
    log.append(("g", ev))
    def second(fr, ev, arg): log.append(("second", ev)); return second
    def first(fr, ev, arg): log.append(("first", ev)); return second
    return first
run("local replaced", switch)
def raises(fr, ev, arg): log.append(ev); raise KeyError("in trace")
run("raises", raises)
def raises_line(fr, ev, arg):
    log.append(ev)
    if ev == "line" and fr.f_lineno - base == 2: raise LookupError("at line")
    return raises_line
run("raises at line", raises_line)
def bad(fr, ev, arg): return 5
run("not callable", bad)
def no_lines(fr, ev, arg):
    log.append(ev); fr.f_trace_lines = False; return no_lines
run("no lines", no_lines)
def opcodes(fr, ev, arg):
    if ev == "call": fr.f_trace_opcodes = True
    if ev == "opcode":
        if "opcode" not in log: log.append(ev)
    else: log.append(ev)
    return opcodes
run("opcodes", opcodes)
def inside(fr, ev, arg):
    log.append((ev, sys.gettrace() is inside, sys._getframe().f_back is fr, fr.f_trace))
    return None
run("inside", inside)
def remove(fr, ev, arg):
    log.append(ev)
    if ev == "line": del fr.f_trace
    return remove
run("del f_trace", remove)
def stop(fr, ev, arg):
    log.append(ev); sys.settrace(None); return stop
run("settrace None inside", stop)
def set_local():
    def t(fr, ev, arg): log.append((ev, fr.f_lineno - base2)); return t
    base2 = sys._getframe().f_code.co_firstlineno
    log.clear()
    sys._getframe().f_trace = t
    a = 1
    sys.settrace(lambda *a: None)
    b = 2
    sys.settrace(None)
    return log
print(set_local())
fr = sys._getframe()
print(fr.f_trace, fr.f_trace_lines, fr.f_trace_opcodes)
for n, v in (("f_trace_lines", 1), ("f_trace_opcodes", "x")):
    try: setattr(fr, n, v)
    except TypeError as e: print(e)
for a in ((), (1, 2)):
    try: sys.settrace(*a)
    except TypeError as e: print(e)
