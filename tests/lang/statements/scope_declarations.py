# tests/lang/statements/scope_declarations.py - global and nonlocal in odd places: after use in other scopes, in classes, comprehensions, exec, nested
x = "module"
def a():
    x = "a"
    def b():
        global x
        x = "set by b"
        def c():
            return x
        return c()
    return b(), x
print(a(), x)
def chain():
    v = 1
    def one():
        def two():
            nonlocal v
            v += 1
            def three():
                nonlocal v
                v *= 10
                return v
            return three()
        return two()
    return one(), v
print(chain())
def cls():
    v = "function"
    class C:
        nonlocal v
        v = "set in class"
        w = v
        def m(self):
            nonlocal v
            v += "!"
            return v
    return C.w, "v" in vars(C), C().m(), v
print(cls())
class G:
    global made_global
    made_global = 1
    global method_global
    def method_global(): return "global method"
print(made_global, method_global(), [n for n in vars(G) if "global" in n])
def deleted():
    n = 1
    def d():
        nonlocal n
        del n
    d()
    try: return n
    except NameError as e: r = type(e).__name__, str(e)
    n = 2
    return r, n
print(deleted())
def deleted_free():
    n = 1
    def read(): return n
    del n
    try: read()
    except NameError as e: return type(e).__name__, str(e), e.name
print(deleted_free())
def glob_import():
    global os_path, Klass, fn, loopvar, exc, ctx, walrus
    from os import path as os_path
    class Klass: pass
    def fn(): pass
    for loopvar in (1, 2): pass
    try: 1 / 0
    except ZeroDivisionError as exc: pass
    import contextlib
    with contextlib.nullcontext(3) as ctx: pass
    (walrus := 9)
    [walrus := i for i in range(3)]
glob_import(); print(os_path.__name__, Klass.__qualname__, fn.__qualname__, loopvar, "exc" in globals(), ctx, walrus)
def param_default(y=(lambda: x)()): return y
print(param_default())
def late_binding_after_global():
    def set_(): global brand_new; brand_new = "here"
    try: brand_new
    except NameError as e: print(e)
    set_(); return brand_new
print(late_binding_after_global())
exec("global e1\ne1 = 1", {}, d := {}); print(d)
def unused():
    if 0: shadow = 1
    try: return shadow
    except UnboundLocalError as e: return str(e)
print(unused())
def conditional(flag):
    if flag: import math as m
    try: return m.pi > 3
    except NameError as e: return str(e)
print(conditional(1), conditional(0))
lam = [lambda i=i: (i, x) for i in range(2)]; print([f() for f in lam])
class Shadow:
    x = "class"
    y = [x for _ in range(1)]
    def f(self): return x
    z = (lambda: x)()
    w = eval("x")
    v = list(map(lambda _: x, [0]))
print(Shadow.y, Shadow().f(), Shadow.z, Shadow.w, Shadow.v)
def outer_cls():
    x = "func"
    class S:
        x = x if False else "body"
        y = [x for _ in [0]]
    class T:
        print(x)
    return S.x, S.y
print(outer_cls())
