# tests/lang/tracebacks/exception_group_shapes.py - groups with causes, notes, depth, width, syntax errors and repeats in their tree
import sys
def raiser(e):
    raise e
def wrap(e, cause=None):
    try: raise e from cause if cause else e
    except BaseException as x: return x
def show(e):
    sys.excepthook(type(e), e, e.__traceback__)
def ctx():
    try:
        try: raise ValueError("in\nner")
        except ValueError: raise TypeError("outer")
    except TypeError as e: return e
G = ExceptionGroup
a = wrap(G("top", [ValueError(1), wrap(TypeError(2)), G("inner", [wrap(OSError(3)), ctx()]), KeyError("k")]))
a.add_note("a note\nof two lines")
show(a)
show(G("no tb", [ValueError(1)]))
b = G("x", [ValueError(1)])
b.exceptions[0].add_note("n1\n\nn2\n"); b.exceptions[0].add_note("")
for i in range(13): b = G("lv%d" % i, [b])
show(b)
show(G("wide", [ValueError(i) for i in range(17)]))
show(G("wide", [ValueError(i) for i in range(16)]))
show(G("wide", [ValueError(i) for i in range(15)]))
try:
    try: raise G("first", [ValueError(1)])
    except* ValueError: 1/0
except BaseException as e: show(e)
try:
    try: raise G("first\nline", [ValueError(1), SyntaxError("bad", ("f", 1, 2, "abc\n", 1, 3))])
    except Exception as e: raise KeyError("after") from e
except BaseException as e: show(e)
v = ValueError("shared")
w = TypeError("w"); w.__cause__ = v
x = TypeError("x"); x.__cause__ = v
show(G("sh", [w, x, v]))
def rec(n):
    if n: rec(n - 1)
    else: raise ValueError("deep")
try: rec(8)
except ValueError as e: show(G("g", [e]))
class Q(ExceptionGroup):
    def __str__(self): raise KeyError
show(Q("q", [ValueError()]))
raise a
