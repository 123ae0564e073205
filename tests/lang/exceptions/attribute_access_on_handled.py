# tests/lang/exceptions/attribute_access_on_handled.py - exceptions raised in __str__, __repr__, __init__, __eq__ and properties while another is handled
class S(Exception):
    def __str__(self): raise KeyError("in str")
class R(Exception):
    def __repr__(self): raise ValueError("in repr")
class I(Exception):
    def __init__(self): raise OSError("in init")
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, repr(e.__context__) if not isinstance(e.__context__, R) else "R", e.args)
t(lambda: str(S())); t(lambda: f"{S()}"); t(lambda: repr(R())); t(lambda: repr([R()])); t(lambda: str(R("fine"))); t(lambda: "%s %r" % (R("x"), S()))
def a():
    try: raise R
    except R: raise I
t(a)
def b():
    try: 1 / 0
    except ZeroDivisionError as e: return e.nothing
t(b)
def c():
    try: [][0]
    except IndexError:
        try: {}["k"]
        except KeyError: int("x")
t(c)
def d():
    try: raise S
    except S as e: return str(e)
t(d)
def e():
    try: raise ValueError("v")
    except undefined_exc: pass
t(e)
def f():
    try: raise ValueError("v")
    except (KeyError, 5): pass
t(f)
