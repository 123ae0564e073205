# tests/lang/generators/frame_of_generator.py - gi_frame shows line, locals and last instruction, and goes when the generator ends
import sys
def gen(a):
    b = a + 1
    yield b
    c = 5
    try:
        yield c
    finally:
        d = "end"
g = gen(1)
base = gen.__code__.co_firstlineno
def show():
    f = g.gi_frame
    print(f and (f.f_lineno - base, f.f_locals, f.f_lasti == -1, f.f_back), g.gi_running, g.gi_suspended)
show(); next(g); show(); next(g); show()
f = g.gi_frame
try: next(g)
except StopIteration: pass
show(); print(f.f_locals, f.f_lineno - base)
g = gen(10); f = g.gi_frame; next(g)
try: f.clear()
except RuntimeError as e: print(e)
print(g.gi_frame)
try: print(next(g))
except StopIteration: print("cleared generator is over")
def self_look():
    me = yield
    f = sys._getframe()
    print(me.gi_frame is f, f.f_back.f_code.co_name, me.gi_running)
    try: f.clear()
    except RuntimeError as e: print(e)
    yield f
s = self_look(); next(s); f = s.send(s)
print(f.f_back, f is s.gi_frame)
def deleg(): yield from gen(3)
d = deleg(); print(d.gi_yieldfrom); next(d); print(type(d.gi_yieldfrom).__name__, d.gi_yieldfrom.gi_frame.f_locals)
for attr in ("gi_frame", "gi_code", "gi_running", "gi_yieldfrom", "gi_suspended"):
    try: setattr(d, attr, None)
    except AttributeError as e: print(e)
g = gen(0); next(g); e = None
try: g.throw(KeyError("k"))
except KeyError as x: e = x
t = e.__traceback__
while t: print(t.tb_frame.f_code.co_name, end=" "); t = t.tb_next
print(g.gi_frame)
