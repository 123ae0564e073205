# tests/lang/statements/annotation_evaluation_scopes.py - annotations in modules, classes, functions; evaluated when, stored where, and with the future import
import sys
log = []
def e(x): log.append(x); return x
a: e("a") = e("value a")
b: e("b")
(c): e("not stored") = 1
o = type("O", (), {})()
o.x: e("attr") = 2
d = {}
d[e("key")]: e("item") = 3
print(log, __annotations__, "b" in globals()); log.clear()
class C:
    x: e("cx") = 1
    y: "text"
    __private: int = 2
    z: x
    def f(self, p: e("p"), *q: e("q"), r: e("r") = e("default"), **s: e("s")) -> e("ret"):
        local: e("never")
        local2: e("never") = 5
        self.attr: e("never") = 6
        return local2
print(log, C.__annotations__, list(C.f.__annotations__), C().f(1)); log.clear()
def g():
    try: u
    except NameError as x: print(type(x).__name__)
    u: int
    try: u
    except UnboundLocalError as x: print(x)
g()
print(g.__annotations__, (lambda: 0).__annotations__)
class D(C): pass
print(D.__annotations__ is C.__annotations__ if "__annotations__" not in vars(D) else "own"); D.__annotations__["new"] = 1; print("new" in C.__annotations__)
class E: pass
print(E.__annotations__, "__annotations__" in vars(E)); del E.__annotations__
try: del E.__annotations__
except AttributeError as x: print(x)
ns = {}; exec("from __future__ import annotations\nx: undefined[1:2, 'a'] = 1\nclass K:\n  y: (yield_, 3)\n  def m(self, a: 'quoted', *b: lambda: 0) -> {k: v for k, v in z}: pass\n", ns); print(ns["__annotations__"], ns["K"].__annotations__, ns["K"].m.__annotations__)
exec("del __annotations__\ntry:\n  q: int = 1\nexcept NameError as x: print(x)", {"__annotations__": {}})
ns = {"__annotations__": 5}
try: exec("w: int", ns)
except TypeError as x: print(x)
