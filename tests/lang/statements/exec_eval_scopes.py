# tests/lang/statements/exec_eval_scopes.py - exec, eval and compile with all arguments; locals, class bodies, nonlocal, mangling
import builtins as _builtins, re as _re
def print(*a, sep=" ", end="\n", file=None):
    text = sep.join(map(str, a)).replace(__file__, "FILE")
    _builtins.print(_re.sub("0x[0-9a-f]+", "0x", text), end=end)
import sys
x = "global"
def t(*a, **k):
    try: return repr(eval(*a, **k))
    except BaseException as e: return "%s: %s" % (type(e).__name__, e)
print(t("x"), t("x", {}), t("x", {"x": 1}), t("x", {}, {"x": 2}), t("x", {"x": 1}, {"x": 2}), t("x", 5), t("x", {}, 5), t(5), t("x", None, {"x": 4}), t("x", {"__builtins__": {"x": 9}}), t("len", {"__builtins__": {}}), t("len", {"__builtins__": 5}), t(" x"), t("x\n"), t("x;"), t(b"x"), t("\tx"), t(""), t("\n"), t("x=1"))
def ex(s, *a):
    try: exec(s, *a); return "ok"
    except BaseException as e: return "%s: %s" % (type(e).__name__, e)
d = {}; print(ex("y=1\ndef f(): return y", d), sorted(d), d["f"]())
g, l = {}, {}; print(ex("y=1\ndef f(): return y\nclass C: z=y\n", g, l), sorted(g), sorted(l)); 
try: l["f"]()
except NameError as e: print(e)
class Map(dict):
    def __getitem__(self, k): print("get", k); return dict.__getitem__(self, k)
    def __setitem__(self, k, v): print("set", k); dict.__setitem__(self, k, v)
    def __delitem__(self, k): print("del", k); dict.__delitem__(self, k)
    def __missing__(self, k): print("missing", k); raise KeyError(k)
print(ex("a = 1\nb = a + 1\ndel a\nlen\nclass Q: pass\nfor i in (1,2): pass\nimport sys as s2\nwith open('/dev/null') as fh: pass\n[a for a in 'b']", {}, Map()))
class NoDict:
    def __getitem__(self, k):
        if k == "v": return 7
        raise KeyError(k)
print(t("v", {}, NoDict()), t("w", {}, NoDict()), ex("q = 1", {}, NoDict()), ex("global q; q = 1", {}, NoDict()))
class GD(dict):
    def __getitem__(self, k): print("gd", k); return 3
    def __missing__(self, k): return 4
print(t("zz", GD()), t("(lambda: zz)()", GD()), ex("zz", GD(a=1)))
def locs(a, b=2, *c, d=4, **e):
    z = 1; l = locals(); l["z"] = 100; l["new"] = 5; w = z
    return z, sorted(locals()), l is locals(), locals()["z"]
print(locs(1))
def locs2():
    x = 1
    def inner():
        nonlocal x
        y = 2
        return sorted(locals()), [locals() for _ in [1]][0].keys() - {"_"}
    return inner()
print(locs2())
class CL:
    a = 1
    l = locals(); l["injected"] = 2
    b = injected
    print(sorted(k for k in locals() if k[0] != "_"), a, b)
    c = [a for _ in [1]] if 0 else 0
    try: d = [a for _ in [1]]
    except NameError as e: print(e)
    e = [z for z in [a]]
    f = (lambda: __class__)
    def m(self): return __class__, super().__repr__
    x = x
    def n(self): return x
print(CL.x, CL().n(), CL.f() is CL)
def outer():
    x = "outer"
    class D:
        y = x
        x = "class"
        def f(self): return x
        z = x
        g = lambda self: x
    class E:
        nonlocal x
        x = "changed"
    return D.y if hasattr(D, "y") else None, D().f(), D.z, D().g(), x
try: print(outer())
except NameError as e: print(type(e).__name__, e)
def outer2():
    class D:
        print(x)
        x = 1
        print(x)
    del D
    def f():
        global x
        class G: x = "in G"; y = x
        x2 = x
        return x2, G.y
    return f()
print(outer2())
def unb(flag):
    if flag: v = 1
    def inner(): return v
    try: return inner()
    except NameError as e: return type(e).__name__, str(e)
print(unb(0), unb(1))
def dl():
    a = 1
    def i(): return a
    del a
    try: i()
    except NameError as e: print(type(e).__name__, e)
    try: a
    except NameError as e: print(type(e).__name__, e)
    try: del a
    except NameError as e: print(type(e).__name__, e)
dl()
for i in range(2):
    try: raise ValueError(i)
    except ValueError as exc: pass
try: exc
except NameError as e: print(e)
print([ (i, j) for i in range(3) if i for j in range(i)], i)
print([y := 5, y**2], y, (lambda: (z := 3))(), "z" in globals())
print(any((last := n) > 2 for n in range(5)), last)
def fdef(a=[], *, b={}): a.append(1); b[len(b)] = 1; return a, b
fdef(); print(fdef(), fdef.__defaults__, fdef.__kwdefaults__)
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
def gl():
    global newglobal, x
    newglobal = 1; x = "changed"
gl(); print(newglobal, x)
exec("def efn():\n  return x, __name__\n"); print(efn())
c = compile("a + b", "<c>", "eval"); print(eval(c, {"a": 1, "b": 2}), c.co_names, c.co_filename, c.co_name, c.co_flags)
print(ex(compile("w=1", "", "exec"), globals()), w, ex(compile("1+1", "", "single")), ex(compile("1+1", "", "eval")))
print(t(compile("w=1", "", "exec")))
def freevar():
    q = 1
    def inner(): return q
    return inner.__code__
print(ex(freevar()), t(freevar()), ex(freevar(), {}, {}))
print(ex("x", None, None), t("__name__", {}), t("sorted(globals())", {"a": 1}), t("[locals() is globals()]", {}))
for bad in [("x", "f"), ("x", "f", "nope"), ("x", "f", "exec", -1), ("x", "f", "exec", 1 << 20), (5, "f", "exec"), ("x", 5, "exec"), ("x\0", "f", "exec"), ("x", "f", "exec", 0, 1, 5), ("x", "f", "exec", 0, 1, -2), ("(", "f", "eval")]:
    try: print(compile(*bad))
    except BaseException as e: print(bad, type(e).__name__, e)
ns = {}; exec("'''doc'''\nx: int = 1\ny: str\nclass A: z: 'q' = 1", ns); print(ns["__annotations__"], ns["__doc__"], ns["A"].__annotations__)
print(vars(type("V", (), {"a": 1})).get("a"), ex("vars(5)"), t("vars()", {"a": 1}).count("'a'"), ex("dir(1,2)"), t("dir()", {"b": 1, "a": 2}))
class Dd:
    def __dir__(self): return ["b", "a"]
class De:
    def __dir__(self): return 5
class Df:
    def __dir__(self): return [1, "a"]
for o in (Dd(), De(), Df()):
    try: print(dir(o))
    except TypeError as e: print(e)
def m__(self): pass
class Mang:
    __a = 1; __b__ = 2; _c = 3; ___d = 4; __e_ = 5
    def f(self, __p=1): 
        __l = 2; global __g; __g = 3; import sys as __s
        self.__attr = 1
        def __inner(): return __l
        return sorted(locals()), sorted(vars(self))
    class __In: pass
print(sorted(n for n in vars(Mang) if not n.endswith("__")), Mang().f(), "_Mang__g" in globals())
class _: 
    __q = 1
print([n for n in vars(_) if "q" in n])
class __Lead:
    __q = 1
print([n for n in vars(__Lead) if "q" in n])
print(__debug__, t("__debug__"), ex("__debug__ = 1"))
