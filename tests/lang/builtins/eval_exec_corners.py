# tests/lang/builtins/eval_exec_corners.py - eval and exec: sources of all kinds, namespaces, closures, what they add, errors
import types
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
class Map:
    def __init__(self): self.log = []
    def __getitem__(self, k): self.log.append("get " + k); return {"a": 1, "b": 2}[k]
    def __setitem__(self, k, v): self.log.append(f"set {k}={v}")
    def __delitem__(self, k): self.log.append("del " + k)
m = Map()
exec("x = a + b; del y; z = len('abc')", {}, m); print(m.log)
class MyDict(dict):
    def __missing__(self, k): return "missing " + k
x = "global x"
def f():
    x = "local x"
    return eval("x"), eval("x", globals()), eval("[x for _ in 'a']", {"x": 5}), exec("x = 'changed'"), x, [eval("y", {}, {"y": 3})]
print(f())
for g in (lambda: eval("1 + 1"), lambda: eval("  1"), lambda: eval("1\n\n"), lambda: eval("\t1"), lambda: eval(""), lambda: eval(" "), lambda: eval("a = 1"), lambda: eval("1; 2"), lambda: eval(b"'\xc3\xa9'"), lambda: eval(b"# coding: latin-1\n'\xe9'"), lambda: eval(bytearray(b"5")), lambda: eval(memoryview(b"6")), lambda: eval("1\0"), lambda: eval(5), lambda: eval("x", 5), lambda: eval("x", {}, 5), lambda: eval("x", {}), lambda: eval("q", MyDict()), lambda: eval("q", {}, MyDict()), lambda: exec("x", MyDict()), lambda: eval("(yield)"), lambda: eval("await x"), lambda: exec("return"), lambda: exec(""), lambda: exec("\n"), lambda: exec("if 1:\n  pass"), lambda: exec("  x = 1"), lambda: eval(compile("1+2", "f", "eval")), lambda: eval(compile("q=1", "f", "exec"), d := {}) or d["q"], lambda: exec(compile("1+2", "f", "eval")), lambda: exec((lambda: y).__code__), lambda: eval(f.__code__) and 1, lambda: eval("__builtins__ is not None", {"__builtins__": {}}), lambda: eval("len", {"__builtins__": {}}), lambda: eval("len('ab')", {"__builtins__": {"len": lambda s: "mine"}}), lambda: eval("len('ab')", {"__builtins__": types.SimpleNamespace}), lambda: (exec("v = 1", d := {}), sorted(d))[1], lambda: eval("lambda: 5")(), lambda: eval("[i for i in range(3)]"), lambda: eval("(y := 5)"), lambda: y, lambda: eval("*a, b"), lambda: eval("f'{1+1}'"), lambda: eval("1 if 1 else"), lambda: exec("x: int = 5", d2 := {}) or d2["__annotations__"], lambda: exec("class C: pass", d3 := {"__name__": "nm"}) or d3["C"], lambda: exec("class C: pass", d4 := {}) or d4["C"].__module__, lambda: exec(), lambda: eval(), lambda: exec("1", {}, {}, 5), lambda: exec("print(q)", {"q": "via exec"}), lambda: exec("raise KeyError(3)"), lambda: exec("a", closure=()), lambda: eval("x", globals={})):
    t(g)
y = 0
def outer():
    n = 1
    def inner(): nonlocal n; n += 1; return n
    return inner
i = outer()
t(lambda: exec(i.__code__, closure=i.__closure__)); t(lambda: i()); t(lambda: exec(i.__code__)); t(lambda: exec(i.__code__, closure=(1,))); t(lambda: exec(i.__code__, closure=())); t(lambda: exec(f.__code__, closure=i.__closure__)); t(lambda: exec("1", closure=i.__closure__))
