# tests/lang/tracing/frames_seen_from_outside.py - f_back, f_locals, f_lineno and clear() of frames of suspended, finished and running code
import sys
def show(fr, base): return (fr.f_code.co_name, fr.f_lineno - base if fr.f_lineno is not None else None, fr.f_back.f_code.co_name if fr.f_back else None, dict(fr.f_locals))
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def gen(a):
    b = a + 1
    got = yield b
    c = got
    yield sys._getframe().f_back.f_code.co_name
    del b
    return c
base = gen.__code__.co_firstlineno
g = gen(1); fr = g.gi_frame
print(show(fr, base)); next(g); print(show(fr, base), g.gi_frame is fr); print(g.send("sent"), show(fr, base))
attempt(lambda: fr.clear()); attempt(lambda: fr.clear()); print(g.gi_frame, fr.f_locals); attempt(lambda: next(g))
g = gen(1); next(g); fr = g.gi_frame; g.close(); print(g.gi_frame, fr.f_locals, fr.f_back, fr.f_lineno - base)
def running():
    fr = sys._getframe()
    attempt(lambda: fr.clear())
    try: fr.f_lineno = 5
    except ValueError as e: print(e)
    x = 1
    fr.f_locals["x"] = 2; fr.f_locals["new"] = 3
    print(x, sorted(fr.f_locals), fr.f_locals["x"], "new" in locals(), fr.f_locals is locals())
    return fr
fr = running(); print(fr.f_back.f_code.co_name, sorted(fr.f_locals), fr.f_locals["x"]); attempt(lambda: fr.clear()); print(fr.f_locals)
def outer():
    v = 1
    def inner():
        nonlocal v; v += 1
        return sys._getframe(), sys._getframe(1)
    return inner()
a, b = outer(); print(a.f_locals, sorted(b.f_locals), b.f_locals["v"], a.f_back.f_code.co_name, b.f_back.f_code.co_name); b.clear(); print(a.f_locals, b.f_locals)
try:
    def deep(n): return deep(n - 1) if n else 1 / 0
    deep(2)
except ZeroDivisionError as e:
    t = e.__traceback__; frames = []
    while t: frames.append(t.tb_frame); t = t.tb_next
    print([f.f_code.co_name for f in frames], [f.f_back.f_code.co_name if f.f_back else None for f in frames], [f.f_locals.get("n") for f in frames[1:]])
    attempt(lambda: frames[1].clear()); attempt(lambda: frames[0].clear()); print(frames[1].f_locals, frames[2].f_locals)
fr = sys._getframe(); print(fr.f_locals is globals(), fr.f_globals is globals(), fr.f_builtins is __builtins__.__dict__, fr.f_code.co_name, fr.f_back, fr.f_trace, fr.f_trace_lines, fr.f_trace_opcodes)
for n, v in (("f_trace_lines", 5), ("f_trace_lines", False), ("f_trace_opcodes", "x"), ("f_trace_opcodes", True), ("f_trace", 5), ("f_lineno", 1), ("f_lineno", "x"), ("f_lineno", None), ("f_code", None), ("f_locals", {}), ("f_back", None)):
    attempt(lambda: setattr(fr, n, v))
fr.f_trace_lines, fr.f_trace_opcodes = True, False; del fr.f_trace; print(fr.f_trace)
for n in ("f_lineno", "f_trace_lines", "f_code", "f_locals"): attempt(lambda: delattr(fr, n))
class C:
    fr = sys._getframe(); x = 1
    print(sorted(k for k in fr.f_locals if k[0] != "_"), fr.f_locals is locals()); fr.f_locals["y"] = 2
print(C.y, C.fr.f_locals["x"])
async def co(): return sys._getframe().f_back.f_code.co_name
def drive(c):
    try: c.send(None)
    except StopIteration as e: return e.value
print(drive(co())); c = co(); print(c.cr_frame.f_locals, c.cr_frame.f_back); c.close(); print(c.cr_frame)
attempt(lambda: sys._getframe(99)); attempt(lambda: sys._getframe(-1).f_code.co_name); attempt(lambda: sys._getframe("x")); attempt(lambda: sys._getframe(0, 0)); print(repr(fr).split(", ")[2:], type(fr).__name__)
