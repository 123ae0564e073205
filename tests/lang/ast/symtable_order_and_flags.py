# tests/lang/ast/symtable_order_and_flags.py - a symbol table lists names in CPython's order, with its flags
import symtable
def show(t, ind=''):
    print(ind, t.get_type(), t.get_name(), t.get_lineno(), t.is_optimized(), t.is_nested(), t.has_children(), t.get_identifiers(), [(s.get_name(), s._Symbol__flags) for s in t.get_symbols()])
    if t.get_type()=='function': print(ind, t.get_parameters(), t.get_locals(), t.get_globals(), t.get_frees(), t.get_nonlocals())
    if t.get_type()=='class': print(ind, t.get_methods())
    for c in t.get_children(): show(c, ind+'  ')
S=["""
def g(x, y):
    class A:
        q = x
        def f(self): return y
        def h(self): return x
    class B:
        x = 3
        def f(self): return x
        def g(self): return super().y
    class C:
        nonlocal x
        x = 4
        def f(self): return x
    class D:
        nonlocal x
        x = 4
    class E:
        global x
        x = 4
        def f(self): return x
""","x = y","for a in b: c","a, b = c = d","x += y","with a as b, c as d: e","""
try: a
except b as c: d
else: e
finally: f
""","a: b = c","a[b] = c","a.b: c = d","""
def f(a: b = c, *d: e, f: g = h, **i: j) -> k:
    l = m
    return [n for o in p if q for r in s]
""","@a\nclass B(c, d=e): f = g","@a\ndef b(c=d): e = f","lambda a, b=c: (d := e)","[(a := b) for c in d]","import a.b, c.d as e; from f import g as h, i",
"match a:\n case b.c(d, e=f) if g: h\n case [i, *j] | {'k': l, **m}: n","while a: b\nelse: c","if a: b\nelif c: d\nelse: e","assert a, b\nraise c from d\ndel e\nreturn_ = 1","global a\na = 1\ndef f():\n global b\n b = c","a(b, *c, d=e, **f)","{a: b, **c}","a if b else c","a < b < c","f'{a!r:{b}}'","x: int\ndef f(): pass", "async def f():\n async for a in b: await c\n async with d as e: yield f\n return [g async for h in i]",
"def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2\n    def h(): return x","class A:\n  __x = 1\n  def f(self, __y): return __z, self.__w", "def f(): return __class__", "lambda: (yield a)","def f(a):\n  def a(): pass\n  class a: pass\n  import a","def f():\n  import a\n  a = 1\n  del a", "(a := b)","[a for b in c for d in e]", "{a: b for c in d}","a[b:c:d]","a.b = c","(a for b in c)","del a.b, c[d]","def f(x):\n  x: int\n  y: str = 1\n  (z): int\n  (w): int = 3\n  return x","from __future__ import annotations\ndef f(a: b) -> (lambda: c): d: e = [x for x in y]","from __future__ import nope","from __future__ import braces","x=1\nfrom __future__ import division","def f(x):\n def g():\n  def h(): return x\n class A:\n  def i(self): return lambda: x\n return [[x for _ in ()] for _ in ()]","def f():\n global a\n [(a:=1) for b in c]","class A: x: (lambda: 1) = 2", "[x async for x in y]","def f(): (yield), (await x)","try: pass\nexcept* a as b: c"]
for s in S:
    print(repr(s))
    try:
        c = symtable.symtable(s,"f","exec")
    except SyntaxError as e: print(e); continue
    show(c)
