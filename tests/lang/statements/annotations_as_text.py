# tests/lang/statements/annotations_as_text.py - with the future import annotations are text: no closure, no yield or := in them; prefix u is kept
from __future__ import annotations
def outer():
    v = 1
    def bar(a: u'x', b: "y", c: v = 1, *d: [v for v in w]) -> {1: 2}: inner: v = 1
    return bar
b = outer(); print(b.__closure__ is None, b.__annotations__, outer.__code__.co_cellvars)
class C:
    x: u"abc" = 1
    y: (lambda: (yield))
    z: not a
print(C.__annotations__, __annotations__ if '__annotations__' in globals() else None)
q: list[int] = []
print(__annotations__)
for s in ["x: (yield)", "x: (y := 1)", "def f(a: (yield)): pass", "def f() -> (await x): pass", "x: [(y := 1) for z in w]", "x: lambda: (yield)", "def f():\n x: (a := 1) = 2", "class C:\n x: undefined[1]", "def f(a: b.c = 1, *d: e, **f: g) -> h: pass", "x: (await y)"]:
    for fut in "", "from __future__ import annotations\n":
        try: exec(fut + s); print(repr(s), bool(fut), "ok")
        except BaseException as e: print(repr(s), bool(fut), type(e).__name__, e, getattr(e, "offset", None))
for s in ["[i for i in range(5) if (j := 0) for j in range(5)]", "[i for i in range(5) if (j := 0) for j, k in range(5)]", "[[(a := 1) for a2 in b] for a in c]","class foo:yield from ()", "class foo:yield 1", "yield from x"]:
    try: compile(s, "s", "exec"); print(s, "ok")
    except SyntaxError as e: print(s, e, e.offset)
