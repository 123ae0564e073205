# tests/lang/closures/nested_freevars_listing.py - co_freevars, co_cellvars, co_varnames and co_names of nested scopes
def outer(a, b, *c, d, **e):
    f = a
    def mid(g):
        nonlocal f
        def inner():
            global h
            h = a + g + f
            return [x for x in c if d], {y: e for y in b}, (lambda z: z + f)
        class K:
            attr = 1
            def meth(self): return __class__, a
        f = inner
        return K
    import os.path as p
    for q, (r, *s) in []: pass
    with a as t: pass
    try: pass
    except E as u: pass
    del q
    v: int = 1
    return mid
def walk(co, d=0):
    print("  " * d + co.co_name, co.co_varnames, co.co_cellvars, co.co_freevars, co.co_names, co.co_argcount, co.co_posonlyargcount, co.co_kwonlyargcount, co.co_nlocals, bin(co.co_flags))
    for c in co.co_consts:
        if hasattr(c, "co_code"): walk(c, d + 1)
walk(outer.__code__)
def po(a, b, /, c, *, k=1): yield a
async def co(x): await x
async def ag(x): yield x
for f in (po, co, ag, lambda *a, **k: 0): walk(f.__code__)
walk(compile("x = 1\ndef f(): return x\n[y for y in z]", "m", "exec"))
walk(compile("a + (lambda: b)()", "e", "eval"))
