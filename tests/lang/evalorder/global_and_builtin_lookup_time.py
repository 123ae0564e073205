# tests/lang/evalorder/global_and_builtin_lookup_time.py - names are looked up when reached: builtins shadowed and unshadowed between calls
import builtins
def f(): return len([1, 2])
print(f()); len = lambda x: "global"; print(f()); del len; print(f())
builtins.len, old = (lambda x: "builtin"), builtins.len; print(f()); builtins.len = old; print(f())
builtins.brand_new = 5
def g(): return brand_new
print(g()); brand_new = 6; print(g()); del brand_new; print(g()); del builtins.brand_new
try: g()
except NameError as e: print(e)
def h(): x = len; len_ = x([1]); return len_
print(h()); exec("def k(): return len('abc')", ns := {"__builtins__": {"len": lambda s: "own builtins"}}); print(ns["k"]())
def loop():
    out = []
    for i in range(4):
        if i == 2: globals()["abs"] = lambda v: "shadow"
        out.append(abs(-i))
    del globals()["abs"]; out.append(abs(-9)); return out
print(loop())
