# tests/lang/expressions/walrus_corners.py - := in conditions, comprehensions, defaults, lambdas, f-strings, subscripts, and where it is refused
if (n := 5) > 3: print(n)
while (n := n - 1) > 2: print("w", n)
print([y := 1, y ** 2], (z := 3, z), {(k := "a"): (v := k * 2)}, k, v)
print([last := i for i in range(4)], last, any((hit := i) > 1 for i in range(5)), hit)
print([[inner := (i, j) for j in range(2)] for i in range(2)], inner)
f = lambda: (q := 4) + q; print(f(), "q" in globals())
def g(a=(dflt := 7)): return a
print(g(), dflt)
x = [1, 2, 3]; print(x[(i := 1)], i, x[i:(j := 3)], j, x[t := 0], t)
print(f"{(fs := 12)} {fs:{(w := 6)}} {fs!r:>{w}}", f"{fs:=5}", w)
def fn(*a, **k): return a, k
print(fn(p := 1, *(q2 := [2]), r=(s := 3)), p, q2, s)
print((a := 1, 2), a, (b := (1, 2)), b)
def scope():
    [loc := e for e in range(3)]
    def inner(): [loc2 := e for e in range(2)]; return loc2
    return loc, inner(), sorted(locals())
print(scope())
def nonl():
    c = 0
    def inc(): nonlocal c; return [c := c + i for i in range(4)]
    return inc(), c
print(nonl())
def glob():
    global gl
    return {gl := i for i in "ab"} and gl
print(glob(), gl)
total = 0; print([total := total + v for v in [1, 2, 3]], total)
print((m := 1) if (c := 0) else (m := 2), m, c, not (u := 0), u, (v1 := 1) and (v2 := 2), v2)
assert (asrt := 5); print(asrt)
@(deco := lambda f: "decorated")
def h(): pass
print(h, callable(deco))
class K:
    y = (inner_cls := 3) + 1
    print([z0 for z0 in range(inner_cls)])
print(K.inner_cls)
print((lambda: [in_lambda := 1 for _ in [0]])(), "in_lambda" in globals())
for s in ("x := 1", "(x.y := 1)", "(x[0] := 1)", "((a, b) := 1)", "f(a=b := 1)", "f(a := 1, b=2)", "x = y := 1", "x = (y := 1)", "def f(a := 1): pass", "lambda a := 1: a", "lambda: x := 1", "lambda: (x := 1)", "[i := 0 for i in x]", "[[i := 0 for j in x] for i in y]",
          "[x for y in (z := [1])]", "class C: [a := i for i in x]", "[i for i in x if (i := 1)]", "{a := 1: 2}", "{a: b := 1}", "{a := 1}", "x[a := 1]", "x[a := 1, b := 2]", "x[a:=1]", "x[(a:=1):2]", "f'{x:=1}'", "del (x := 1)", "(x := 1) = 2", "for (x := 1) in y: pass", "with a as (x := 1): pass",
          "(*x := 1)", "(x := *y)", "(x := yield)", "def f(): (x := yield)", "(True := 1)", "(__debug__ := 1)", "(x: int := 1)", "a if b := c else d", "not x := 1", "(a := b := c)", "(a := (b := c))", "return x := 1", "assert x := 1", "if x := 1: pass", "while x := 1: pass", "print(x := 1 for y in z)", "[(yield) for x in y]", "[*a := b]", "{**a := b}", "(1 := x)", "('a' := x)", "(f() := x)", "(a + b := x)"):
    try: compile(s, "s", "exec"); print("fine", s)
    except SyntaxError as e: print(s, "|", e.msg, e.offset, e.end_offset)
