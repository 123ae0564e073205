# tests/lang/comprehensions/names_seen_inside.py - what locals(), globals(), vars(), dir(), eval() and super() see inside comprehensions of each kind
import sys
g = "global"
def f(a):
    b = 2
    print([sorted(locals()) for i in [1]], {i: sorted(locals()) for i in [1]}, {tuple(sorted(vars())) for i in [1]}, list(sorted(dir()) for i in [1]))
    print([eval("i") for i in [1]], [eval("g") for i in [1]])
    for src in ("a", "b", "[a for _ in '1']", "(lambda: b)()"):
        try: print(src, [eval(src) for i in [1]], eval(src))
        except NameError as e: print(src, e)
    print([(a, sorted(locals())) for i in [1] if b], [(lambda: sorted(locals()))() for a in [1]], [[sorted(locals()) for j in [b]] for i in [1]])
    print([sys._getframe().f_code.co_name for _ in "1"], {sys._getframe().f_code.co_qualname for _ in "1"}, list(sys._getframe().f_code.co_qualname for _ in "1"), {sys._getframe().f_code.co_name: 1 for _ in "1"})
    print([sys._getframe(1).f_code.co_name for _ in "1"], next(sys._getframe(1).f_code.co_name for _ in "1"))
f(1)
class A:
    def m(self): return "A.m"
class B(A):
    x = [1, 2]
    def m(self):
        out = []
        for src in (lambda: [super().m() for _ in "1"], lambda: [super(B, self).m() for _ in "1"], lambda: [__class__ for _ in "1"]):
            try: out.append(src())
            except Exception as e: out.append(f"{type(e).__name__}: {e}")
        return out
    y = [i for i in x]
    try: z = [x for i in x]
    except NameError as e: z = str(e)
    try: w = [i for i in x if x]
    except NameError as e: w = str(e)
    names = [sorted(n for n in locals() if not n.startswith("_")) for i in [1]]
print(B().m(), B.y, B.z, B.w, B.names)
x = 5
print([x for x in range(3)], x, [x for x in range(2) for x in range(x + 1)], x, [[x for x in range(2)] for x in range(2)], {x: y for x in "ab" for y in "c"}, x)
print([(y := i) for i in range(3)], y, any((found := n) > 1 for n in range(5)), found)
def h():
    total = 0
    r = [total := total + v for v in range(4)]
    def inner(): nonlocal total; return [total := total * 2 for _ in "ab"]
    return r, total, inner(), total
print(h())
for src in ("[i := 0 for i in [1]]", "[[(j := 0) for i in [1]] for j in [1]]", "[(lambda: (k := 1))() for i in [1]]", "class C: [(k := 1) for i in [1]]", "[i for i in (k := [1])]", "[1 for i in [1] if (i := 2)]", "def f(x=[(k := 1) for i in [1]]): pass", "[x async for x in y]", "async def f(): return [x async for x in y]", "def f(): [await x for x in y]", "def f(): [(yield x) for x in y]", "[(yield) for x in (yield)]", "def f(): return [x for x in (yield)]", "async def f(): return {await x: [y async for y in z] for x in y}", "async def f(): return [[x async for x in y] for z in w]", "async def f(): return ([x async for x in y] for z in w)", "f(x for x in y, 1)", "f(x for x in y)", "class C(x for x in y): pass", "del [x for x in y]", "[x for x in y] = 1", "(x for x in y) += 1", "for [x for x in y] in z: pass", "[*x for x in y]", "{**x for x in y}", "[x, y for x in y]", "[x for x, in y]", "[x for *x, in y]", "[x for x.a in y]", "[x for x[0] in y]", "[x for 5 in y]", "[x for x in *y]", "[x for x in y, z]", "[x for x in lambda: y]", "[x for x in y if lambda: z]", "[x for x in y if z else w]", "[x if z else w for x in y]"):
    try: compile(src, "s", "exec"); print(src, "taken")
    except SyntaxError as e: print(src, "|", e.msg, e.offset)
print([locals() is locals() for _ in "1"], sum(1 for _ in "abc" for _ in "de"), [a + b for a, b in zip("ab", "cd")], [*(i for i in "ab")], dict((k, v) for k, v in [(1, 2)]))
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]], [f(1) for f in [lambda x: x + i for i in range(3)]])
