# tests/lang/functions/introspection.py - code objects tell names, counts, flags and lines
def f(a, b=1, /, c=2, *args, d, e=5, **kw):
    x = a
    def inner(): return x
    return inner
c = f.__code__
print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_nlocals, c.co_firstlineno, bool(c.co_flags & 4), bool(c.co_flags & 8), bool(c.co_flags & 32), c.co_filename.endswith("introspection.py"), c.co_qualname)
g = f(1, d=2)
print(g.__code__.co_freevars, g.__closure__[0].cell_contents, g.__qualname__, (lambda: (yield)).__code__.co_flags & 32)
print(c == f.__code__, hash(c) == hash(f.__code__), type(c).__name__, compile("a = b.c", "", "exec").co_names, f.__code__.replace(co_name="other").co_name)
