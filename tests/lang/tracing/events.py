# tests/lang/tracing/events.py - sys.settrace and sys.setprofile: which events, at which lines, with which arguments
import sys
events = []
def tracer(frame, event, arg):
    if frame.f_code.co_filename != __file__: return None
    events.append((frame.f_code.co_name, frame.f_lineno, event, type(arg).__name__ if event in ('exception',) else arg))
    return tracer
def gen(n):
    for i in range(n):
        yield i
    return
class C:
    def __init__(self): self.x = 1
def raises():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    else:
        x = 1
    finally:
        y = 2
def f(a):
    b = a
    while b:
        b -= 1
    s = [x for x in gen(2)]
    if b: pass
    else:
        c = C()
    raises()
    g = lambda: 3
    g()
    with open(__file__) as fh:
        pass
    try:
        inner()
    except KeyError:
        return sum(map(lambda q: q, [1]))
def inner():
    raise KeyError(
        1)
sys.settrace(tracer)
f(2)
exec("a = 1\nb = 2\n")
sys.settrace(None)
f(1)
for e in events: print(e)
events.clear()
def prof(frame, event, arg):
    if frame.f_code.co_filename == __file__ and getattr(arg, "__name__", 0) != "setprofile": events.append((frame.f_code.co_name, event, getattr(arg, '__name__', arg)))
sys.setprofile(prof)
f(1)
len([1]); "a".upper()
try: int("x"); [].pop()
except: pass
try: [].pop()
except: pass
sys.setprofile(None)
len([])
for e in events: print(e)
def g():
    sys._getframe().f_trace = tracer
    a = 1
    sys.settrace(tracer)
    b = 2
    c = 3
    sys.settrace(None)
    d = 4
events.clear()
g()
for e in events: print(e)
def bad(frame, event, arg): raise ValueError("from tracer")
def h(): return 1
sys.settrace(bad)
try: h()
except ValueError as e: print(e, sys.gettrace())
def loc(frame, event, arg):
    if event == 'line' and frame.f_code.co_name == 'k' and 'x' in frame.f_locals: frame.f_locals['x'] = 99
    return loc
def k():
    x = 1
    y = 2
    return x
sys.settrace(loc)
r = k()
sys.settrace(None)
print(r)
