# tests/lang/classes/str_subclass_names.py - a str subclass is as good a name as a str, for attributes, globals, keywords and formats
import sys, io
class Name(str):
    pass
def f(): pass
class Plain: pass
for o in (f, Plain(), sys, ValueError(), io.StringIO(), Plain):
    setattr(o, Name("q"), 1)
    print(getattr(o, Name("q")), o.q, getattr(o, Name("missing"), None), hasattr(o, Name("q")))
    delattr(o, Name("q"))
    print(hasattr(o, "q"))
p = Plain()
p.__dict__[Name("x")] = 2
print(p.x, vars(p), type(next(iter(vars(p)))))
g = {Name("y"): 3}
exec("z = y", g)
print(g["z"], eval("w", {Name("w"): 4}))
C = type("C", (), {Name("v"): 5})
print(C.v, C().v)
def h(**k): return k
print(h(**{Name("k"): 1}), "%(a)s" % {Name("a"): 1}, "{a}".format(**{Name("a"): 1}))
