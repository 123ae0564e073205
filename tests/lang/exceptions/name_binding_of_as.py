# tests/lang/exceptions/name_binding_of_as.py - the name after as: in functions, classes, globals, closures, when deleted or rebound inside
def a():
    e = 1
    try: 1 / 0
    except ZeroDivisionError as e: pass
    try: return e
    except UnboundLocalError as x: return str(x)
print(a())
def b():
    try: 1 / 0
    except ZeroDivisionError as e: e = "rebound"
    return "e" in locals()
print(b())
def c():
    try: 1 / 0
    except ZeroDivisionError as e: del e
    return locals()
print(c())
def d():
    global ge
    ge = "before"
    try: 1 / 0
    except ZeroDivisionError as ge: pass
    return "ge" in globals()
print(d())
def e():
    nl = 0
    def inner():
        nonlocal nl
        try: 1 / 0
        except ZeroDivisionError as nl: return repr(nl)
    r = inner()
    try: return nl
    except NameError as x: return r, type(x).__name__
print(e())
class K:
    x = "class"
    try: 1 / 0
    except ZeroDivisionError as x: y = repr(x)
print(K.y, hasattr(K, "x"))
def f():
    for i in range(2):
        try: raise ValueError(i)
        except ValueError as v:
            if i == 0: continue
            return repr(v), "v" in locals()
print(f())
def g():
    try: raise ValueError("gen")
    except ValueError as v:
        yield repr(v)
        yield "still " + repr(v)
    yield "v" in locals()
print(list(g()))
def h():
    try: raise ValueError("outer")
    except ValueError as v:
        try: raise KeyError("inner")
        except KeyError as v: pass
        try: return v
        except UnboundLocalError as x: return "inner unbound it"
print(h())
def i():
    try:
        try: 1 / 0
        except ZeroDivisionError as v: raise KeyError("from handler")
    except KeyError: return "v" in locals()
print(i())
def j():
    fs = []
    try: 1 / 0
    except ZeroDivisionError as v: fs.append(lambda: v); r = repr(fs[0]())
    try: fs[0]()
    except NameError as x: return r, str(x)
print(j())
exec("try: 1 / 0\nexcept ZeroDivisionError as v: w = v\n", g_ := {}); print(sorted(k for k in g_ if k != "__builtins__"))
