# tests/lang/tracing/match_captures.py - captures of a case, and what follows an inner pattern, stand at the pattern met last: line events and tracebacks
import sys, traceback
def trace_of(f):
    out = []
    base = f.__code__.co_firstlineno
    def tr(fr, ev, arg):
        if fr.f_code is not f.__code__:
            return None
        out.append((ev, fr.f_lineno - base))
        return tr
    sys.settrace(tr)
    try:
        f()
    finally:
        sys.settrace(None)
    print("==", f.__name__, *out)
def t(v=(1, [2, {'a': 3}])):
    match v:
        case (1, [y, {'a': z}]) if z == 4:
            b = 1
        case (2,
              y): pass
        case (1,
              [y,
               {'a': z}]) if z == 3:
            b = 2
def u(v=(1, 2)):
    match v:
        case (
            1,
            3
        ):
            pass
        case (
            x,
            3
            |
            2 as
            y
        ):
            pass
def v(v=(1, 2)):
    match v:
        case (
            a,
            b,
            c
        ) | [
            a,
            *b,
            c
        ]:
            pass
trace_of(t)
trace_of(u)
trace_of(v)
class S:
    def __init__(s, n): s.n = n
    def __len__(s): return 4
    def __getitem__(s, i):
        if i == s.n: raise KeyError(i)
        return i
import collections.abc
collections.abc.Sequence.register(S)
class Q:
    __match_args__ = ('a', 'b')
    @property
    def a(s): return 1
    @property
    def b(s): raise OSError
class EQ:
    def __eq__(s, o): raise ValueError
class MP(dict):
    def get(s, *a): raise IndexError
    def keys(s): raise LookupError
def m1():
    match S(1):
        case [0, 1, *_, 4]: pass
def m2():
    match S(3):
        case [0, x, *_, 4]: pass
def m3():
    match S(2):
        case [*_, y, 4]: pass
def m4():
    match Q():
        case Q(x, y): pass
def m5():
    match Q():
        case (Q(a=x,
                b=y)): pass
def m6():
    match EQ():
        case 1 | 2: pass
def m7():
    match [1, EQ()]:
        case [1, 2 | None] | [_, None]: pass
def m8():
    match MP(a=1):
        case {'a': 1}: pass
def m9():
    match MP(a=1):
        case {**r}: pass
def m11():
    global gg
    match 3:
        case x.y: pass
def m12():
    match [1, 2]:
        case [a, b] if a < b < c: pass
def m13():
    match 1:
        case Q(1, a=2): pass
    match Q():
        case Q(1, a=2): pass
def m14():
    k = 'a'
    class N: a = b = 'a'
    match {'a': 1}:
        case {N.a: 1, N.b: 2}: pass
for f in (m1,m2,m3,m4,m5,m6,m7,m8,m9,m11,m12,m13,m14):
    try: f()
    except Exception: traceback.print_exc(file=sys.stdout)
