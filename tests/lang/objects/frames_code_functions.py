# tests/lang/objects/frames_code_functions.py - frames, tracebacks, code objects, functions, methods and cells: attributes, what can be set, what is refused
import builtins as _builtins, re as _re
def print(*a, sep=" ", end="\n", file=None):
    text = sep.join(map(str, a)).replace(__file__, "FILE")
    _builtins.print(_re.sub("0x[0-9a-f]+", "0x", text), end=end)
import sys
def f(a, b=2):
    fr = sys._getframe()
    x = 5
    return fr
fr = f(1); print(fr.f_code.co_name, fr.f_lineno, fr.f_locals, fr.f_back, fr.f_globals is globals(), fr.f_builtins["len"] is len, fr.f_lasti >= 0, fr.f_trace, fr.f_trace_lines, fr.f_trace_opcodes)
try: fr.f_code = 1
except AttributeError as e: print(e)
try: fr.f_lineno = 5
except ValueError as e: print(e)
try: fr.f_lineno = "a"
except Exception as e: print(type(e), e)
try: del fr.f_lineno
except Exception as e: print(type(e), e)
fr.clear(); print(fr.f_locals)
def running():
    try: sys._getframe().clear()
    except RuntimeError as e: print(e)
running()
def gen():
    x = 1
    yield sys._getframe()
    y = 2
    yield
g = gen(); gf = next(g); print(gf is g.gi_frame, gf.f_back, gf.f_locals); next(g); print(gf.f_locals, gf.f_lineno); gf.clear(); print(g.gi_frame, list(g))
def depth(n): return sys._getframe(n).f_code.co_name
print(depth(0), depth(1))
try: sys._getframe(1000)
except ValueError as e: print(e)
try: sys._getframe("a")
except TypeError as e: print(e)
try: sys._getframe(-1).f_code.co_name
except ValueError as e: print(e)
class C:
    fr = sys._getframe(); n = fr.f_code.co_name; l = sorted(k for k in fr.f_locals if k[0] != "_"); same = fr.f_locals is locals()
print(C.n, C.l, C.same, C.fr.f_back)
def tb():
    def inner(): 
        z = 1
        raise ValueError
    try: inner()
    except ValueError as e: return e
e = tb(); t = e.__traceback__
print(t.tb_frame.f_code.co_name, t.tb_next.tb_frame.f_code.co_name, t.tb_next.tb_next, t.tb_lineno, t.tb_next.tb_lineno, t.tb_next.tb_frame.f_locals, t.tb_next.tb_frame.f_back is t.tb_frame, t.tb_lasti >= 0)
t2 = t.tb_next; t.tb_next = None; print(t.tb_next); 
try: t2.tb_next = t2
except ValueError as x: print(x)
try: t.tb_next = 5
except TypeError as x: print(x)
try: del t.tb_next
except TypeError as x: print(x)
try: t.tb_lineno = 5
except AttributeError as x: print(x)
import types
t3 = types.TracebackType(None, t.tb_frame, 5, 77); print(t3.tb_lineno, t3.tb_lasti, t3.tb_next); t3.tb_next = t2; print(t3.tb_next is t2)
for a in ((), (1, 2, 3, 4), (None, 1, 2, 3), (None, t.tb_frame, "a", 3)):
    try: types.TracebackType(*a)
    except TypeError as x: print(x)
print(dir(t)[-4:], dir(fr)[-12:])
e.__traceback__ = None; print(e.__traceback__, e.with_traceback(t3) is e, e.__traceback__ is t3)
try: e.__traceback__ = 5
except TypeError as x: print(x)
try: e.__context__ = 5
except TypeError as x: print(x)
try: del e.__cause__
except TypeError as x: print(x)
e.__cause__ = KeyError(); print(e.__suppress_context__); e.__suppress_context__ = False; print(e.__suppress_context__)
try: raise e from None
except ValueError as y: print(y.__cause__, y.__suppress_context__, y.__traceback__.tb_next is t3)
def fn(a, b: int = 1, /, c=2, *args, d, e=3, **kw) -> str: "doc"; q = [x for x in args]; return lambda: (a, kw)
co = fn.__code__
print(co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, co.co_nlocals, co.co_varnames, co.co_cellvars, co.co_freevars, co.co_names, co.co_flags, co.co_firstlineno, co.co_name, co.co_qualname, [c if not hasattr(c, "co_name") else c.co_name for c in co.co_consts], co.co_filename == __file__, len(list(co.co_lines())) > 0, list(co.co_positions())[0].__class__)
print(fn.__defaults__, fn.__kwdefaults__, fn.__annotations__, fn.__doc__, fn.__name__, fn.__qualname__, fn.__module__, fn.__closure__, fn.__globals__ is globals(), fn.__dict__, fn.__builtins__["len"] is len)
for n, v in [("__defaults__", 5), ("__kwdefaults__", 5), ("__code__", 5), ("__name__", 5), ("__qualname__", 5), ("__annotations__", 5), ("__dict__", 5), ("__closure__", 5), ("__globals__", 5), ("__code__", (lambda: 1).__code__), ("__code__", fn(1, d=1).__code__), ("__doc__", 5), ("__module__", 5), ("__builtins__", 5)]:
    try: setattr(fn, n, v); print(n, "ok")
    except Exception as x: print(n, type(x).__name__, x)
def fn2(a, b=1): return a, b
fn2.__defaults__ = (7, 8); print(fn2()); fn2.__defaults__ = None
try: fn2(1)
except TypeError as x: print(x)
fn2.__defaults__ = (1, 2, 3); print(fn2())
del fn2.__defaults__, fn2.__doc__; print(fn2.__defaults__, fn2.__doc__); fn2.attr = 1; print(fn2.__dict__)
for a in ((fn2.__code__, {}), (fn2.__code__, {}, "nm", (5,)), (fn2.__code__, {}, None, None, ()), (5, {}), (fn2.__code__, 5), (fn2.__code__, {}, 5), (fn2.__code__, {}, "n", 5), (fn(1, d=1).__code__ if 0 else fn2.__code__, {}, "n", None, (types.CellType(1),))):
    try: h = types.FunctionType(*a); print(h.__name__, h.__defaults__, h(1) if h.__defaults__ else None)
    except Exception as x: print(type(x).__name__, x)
cell = types.CellType(5); print(cell, cell.cell_contents); cell.cell_contents = 6; del cell.cell_contents
try: cell.cell_contents
except ValueError as x: print(x)
print(types.CellType() == types.CellType(), types.CellType(1) < types.CellType(2), repr(types.CellType()).split(" at ")[0])
class M:
    def m(self): "md"
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
m = M().m; print(m.__func__ is M.m, m.__self__.__class__.__name__, m.__doc__, m.__name__, M.c.__self__, M.s, M.__dict__["s"].__func__, M.__dict__["c"].__wrapped__, m == M().m, m.__eq__(m), hash(m) == hash(m))
x = M(); print(x.m == x.m, x.m is x.m, x.m.__func__ is x.m.__func__)
try: m.attr = 1
except AttributeError as e: print(e)
for a in ((), (5,), (len,), (len, None), (5, 5)):
    try: print(types.MethodType(*a))
    except TypeError as e: print(e)
print(types.MethodType(len, [1, 2])(), fn2.__get__(None, int) is fn2 if 0 else fn2.__get__(None, int), fn2.__get__(5))
try: fn2.__get__(None)
except TypeError as e: print(e)
print(co.replace(co_name="zz").co_name, co == co.replace(), co == co.replace(co_name="q"), hash(co) == hash(co.replace()))
