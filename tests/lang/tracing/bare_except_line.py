# tests/lang/tracing/bare_except_line.py - the line of a bare except is an event of its own
import sys
def run(f):
    ev=[]
    def tr(fr,e,a):
        if fr.f_code is f.__code__: ev.append((fr.f_lineno-f.__code__.co_firstlineno,e))
        return tr
    sys.settrace(tr)
    try: f()
    except Exception: pass
    sys.settrace(None)
    print(f.__name__, ev)
def a():
    try:
        try:
            3
        except:
            5
        else:
            7
            raise Exception
        finally:
            10
    except:
        12
    finally:
        14
def b():
    try:
        try:
            raise Exception
        finally:
            10
    except:
        12
def c():
    try:
        try:
            raise Exception
        finally:
            print(end="")
    except:
        12
def d():
    try:
        try:
            raise Exception
        finally:
            print(end="")
    except Exception:
        12
def e():
    try:
        try:
            raise Exception
        finally:
            print(end="")
    except:
        print(end="")
def f():
    try:
        raise Exception
    except:
        12
for x in a,b,c,d,e,f: run(x)

# a line that is never reached is not jumped to: what comes behind it is
def jump(function, at, to):
    first = function.__code__.co_firstlineno
    def trace(frame, event, arg):
        if frame.f_code is function.__code__ and event == "line" and frame.f_lineno == first + at:
            sys.settrace(None)
            try: frame.f_lineno = first + to
            except ValueError as error: print(str(error).replace(str(first + to), "N"))
            raise KeyError
        return trace
    sys.settrace(trace)
    try: function()
    except KeyError: pass
    sys.settrace(None)
def forever():
    while True:
        x = 3
    y = 4
def left():
    try:
        x = 2
    finally:
        x = 4
        return
    x = 6
jump(forever, 2, 3)
jump(left, 4, 6)
