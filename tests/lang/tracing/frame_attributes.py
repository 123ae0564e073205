# tests/lang/tracing/frame_attributes.py - frames: globals, builtins, back links, code, locals in each scope, clear, and what is read-only
import sys
def here(): return sys._getframe(1)
f = here()
print(f.f_code.co_name, f.f_back, f.f_globals is globals(), f.f_locals is globals(), f.f_builtins is vars(__builtins__), f.f_lineno)
def outer(a, *args, k=1, **kw):
    local = 2
    def inner():
        nonlocal local
        fr = here()
        print(sorted(fr.f_locals), fr.f_back.f_code.co_name, sorted(fr.f_back.f_locals))
        return fr
    return inner()
fr = outer(1, 2, k=3, z=4)
print(fr.f_back.f_code.co_name, fr.f_locals["local"])
class Body:
    x = 1
    fr = here()
    print(sorted(k for k in fr.f_locals if not k.startswith("__")), fr.f_code.co_name, fr.f_back is f)
print([here().f_code.co_name for _ in [0]], (lambda: here())().f_code.co_name, list(here().f_code.co_name for _ in [0]))
def snap():
    a = 1
    l = here().f_locals
    a = 2; b = 3
    return l, here().f_locals is l, l, locals() is l
print(*[{k: v for k, v in x.items() if k != "l"} if isinstance(x, dict) else x for x in snap()])
def write():
    a = 1
    here().f_locals["a"] = 99
    here().f_locals["new"] = 5
    return a, locals().get("new", "gone")
print(write())
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for n in ("f_code", "f_back", "f_globals", "f_locals", "f_builtins", "f_lasti", "nothing"):
    attempt(lambda: setattr(fr, n, None))
attempt(lambda: setattr(fr, "f_lineno", 5)); attempt(lambda: setattr(fr, "f_lineno", "x")); attempt(lambda: delattr(fr, "f_lineno")); attempt(lambda: type(fr)())
attempt(lambda: f.clear())
print(fr.clear(), fr.f_locals)
def keeps():
    obj = type("O", (), {"__del__": lambda s: print("dropped")})()
    return sys._getframe()
k = keeps(); print("kept", "obj" in k.f_locals); k.clear(); print("cleared", k.f_locals, k.f_lineno > 0)
for d in (0, 1, 1000, -1):
    try: print(sys._getframe(d).f_code.co_name)
    except ValueError as e: print(e)
attempt(lambda: sys._getframe("x")); attempt(lambda: sys._getframe(1, 2))
r = repr(k).split("0x")[1]; print(repr(k)[:12], r[r.index(","):].replace(__file__, "FILE"))
e = eval("here()", {"here": here}); print(e.f_code.co_name, e.f_code.co_filename, e.f_back is f, sorted(e.f_globals))
