# tests/lang/ast/symtable_module.py - the library's symtable shows the scopes that the compiler has
import symtable
source = '''
import os, sys as s
from a import b as c, d
glob: int = 1
def f(a, b=glob, *args, k=2, **kw):
    global g
    local = a
    g = 3
    def inner(z):
        nonlocal local
        local += z
        return free(b, z)
    class C(Base):
        attr = local
        def m(self): return __class__, attr
        __private = 1
    del local
    x: int
    y: str = "t"
    import os.path
    return [i * a for i in args if i], {j: k for j in kw}, (n for n in x), lambda q, r=a: q + r
async def g2(): return [i async for i in x if (w := i)]
class D:
    global gg
    gg = 1
    def f(self): return gg
print(undefined)
'''
def show(t, indent=0):
    pad = " " * indent
    print(pad, t.get_type(), t.get_name(), t.get_lineno(), t.is_nested(), t.has_children(), t.is_optimized())
    for s in sorted(t.get_symbols(), key=lambda s: s.get_name()):
        facts = [n[3:] for n in ("is_referenced", "is_parameter", "is_global", "is_nonlocal", "is_declared_global", "is_local", "is_annotated",
                                 "is_free", "is_imported", "is_assigned", "is_namespace") if getattr(s, n)()]
        print(pad, "  ", s.get_name(), *facts)
    if isinstance(t, symtable.Function):
        print(pad, "params", t.get_parameters(), "locals", sorted(t.get_locals()), "globals", sorted(t.get_globals()), "frees", t.get_frees(), "nonlocals", t.get_nonlocals())
    if isinstance(t, symtable.Class):
        print(pad, "methods", t.get_methods())
    for c in t.get_children(): show(c, indent + 2)
top = symtable.symtable(source, "<test>", "exec")
show(top)
print(top, top.lookup("f").get_namespace(), symtable.symtable("a + b", "e", "eval").get_identifiers())
for args in (("x", "f", "bad"), (3, "f", "exec"), ("def f(", "f", "exec"), ("def f(a, a): pass", "f", "exec"), ("def f():\n  nonlocal q", "f", "exec")):
    try: symtable.symtable(*args)
    except (ValueError, TypeError, SyntaxError) as e: print(type(e).__name__, e)
