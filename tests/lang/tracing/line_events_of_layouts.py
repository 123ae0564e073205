# tests/lang/tracing/line_events_of_layouts.py - call, line, return and exception events of statements laid out over many lines
import sys
def trace(f, *a):
    base = f.__code__.co_firstlineno; log = []
    def t(fr, ev, arg):
        if fr.f_code.co_filename != __file__: return None
        log.append(f"{ev[0]}{fr.f_lineno - base}" + (f":{fr.f_code.co_name}" if ev in ("call", "return") else ""))
        return t
    sys.settrace(t)
    try: f(*a)
    except Exception as e: log.append(type(e).__name__)
    finally: sys.settrace(None)
    print(f.__name__, *log[:-1] if log[-1].startswith("c") else log)
def multiline_call():
    x = max(
        1,
        2,
        key=abs,
    )
    return x
def display():
    return [
        1,
        abs(
            -2),
        {
            "k":
                3,
        },
    ]
def decorated():
    @(lambda f: f)
    @staticmethod
    def inner(a=1,
              b=abs(-2)):
        return a
    class C(
        object,
    ):
        x: int = 1
        def m(self): pass
def loops():
    for i in range(2):
        if i:
            continue
        else:
            pass
    else:
        i = 9
    while i > 8:
        i -= 1
    while True:
        break
def tries(n):
    try:
        if n: 1 / 0
    except (KeyError,
            ZeroDivisionError) as e:
        pass
    except ValueError:
        pass
    else:
        n = 5
    finally:
        n = 6
    return n
def ret_finally():
    for i in (1, 2):
        try:
            return i
        finally:
            i = 3
def withs():
    with open(__file__) as f, \
         open(__file__) as g:
        pass
    with (
        open(__file__) as f,
        open(__file__) as g,
    ):
        f = 1
def one_line(): x = 1; y = 2; return x
def docstring():
    """doc
    more"""
    pass
    1
    "constant"
    ...
    global zz
    zz = 1
def nothing():
    pass
def gen():
    def g():
        x = yield 1
        yield (x,
               2)
    for v in g():
        pass
def errors_inside():
    x = [1,
         1 / 0,
         3]
def dead():
    if 0:
        x = 1
    while 0:
        x = 2
    if not 1: x = 3
    return 4
    x = 5
def nested_with_return():
    with open(__file__):
        for i in range(2):
            if i: return i
for f in (multiline_call, display, decorated, loops, ret_finally, withs, one_line, docstring, nothing, gen, errors_inside, dead, nested_with_return): trace(f)
for f in (tries,):
    for a in (0, 1): trace(f, a)
