# tests/lang/classes/class_body_namespace.py - names in class bodies: loops, imports, del, locals(), exec, walrus, match, global
class C:
    for i in range(3): pass
    import os.path as p
    from math import pi as PI
    try: 1 / 0
    except ZeroDivisionError as err: caught = repr(err)
    locals()["made"] = 1
    exec("run = 2"); ev = eval("run + made")
    del i
    def f(self): return made
    g = lambda self: self.made
    (w := 5)
    match [1, 2]:
        case [m1, m2]: pass
    global outside; outside = "global"
    names = sorted(k for k in vars() if not k.startswith("__"))
print(C.names, C.ev, C().g(), outside, hasattr(C, "outside"), C.caught)
try: C().f()
except NameError as e: print(e)
