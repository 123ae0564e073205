# tests/lang/closures/class_scopes_in_depth.py - what a name in a class body, its comprehensions and its methods means
x = "global"; z = "global z"
def f():
    x = "local"; w = "w of f"
    class A:
        before = x
        x = "class"
        after = x
        fn = lambda self: x
        comp = [x for _ in "a"]
        comp_iter = [c for c in x]
        comp_cond = [1 for _ in "a" if x == "local"]
        gen = list(x for _ in "a")
        nested = [[x for _ in "a"] for _ in "a"]
        nested_iter = [[c for c in x] for _ in "a"]
        dic = {x: w for _ in "a"}
        default = lambda self, d=x: d
        walrus = (y := x)
        def method(self): return x, w, z
        class B:
            inner = x
            x = "B"
            both = x, w
            def m(self): return x
        del x
        again = x
    return A
A = f()
for n in ("before", "after", "comp", "comp_iter", "comp_cond", "gen", "nested", "nested_iter", "dic", "walrus", "y", "again"): print(n, getattr(A, n))
print(A().fn(), A().default(), A().method(), A.B.inner, A.B.both, A.B().m(), hasattr(A, "x"))
class G:
    global z
    z = "set in class"
    q = z
print(z, G.q, hasattr(G, "z"))
def g():
    n = 1
    class H:
        nonlocal n
        n = 2
        m = n
    return n, H.m, hasattr(H, "n")
print(g())
class L:
    try:
        loc = locals(); loc["made"] = "by locals()"
        print(made, "made" in vars())
    except NameError as e: print(e)
    exec("ex = 5"); print(ex, eval("ex"))
    for i in range(3): pass
    print(i, [i for _ in "a"] if False else "skipped")
    try: print([ex for _ in "a"])
    except NameError as e: print("comprehension:", e)
    print([a + b for a in [ex] for b in [1]])
    try: print([a + b for a in [1] for b in [ex]])
    except NameError as e: print("second iterable:", e)
    __qualname__ = "Renamed"; __module__ = "mod"
print(L, L.__name__, L.loc is not None, L.i, L.made)
try: exec("class Q:\n  [(w := a) for a in [1]]")
except SyntaxError as e: print(e.msg)
try: exec("class Q:\n  def f(self):\n    nonlocal q\n  q = 1")
except SyntaxError as e: print(e.msg, e.lineno)
class M(type):
    @classmethod
    def __prepare__(m, n, b): return type("D", (dict,), {"__missing__": lambda s, k: ("missing", k) if not k.startswith("__") and k not in ("print", "print2") else (_ for _ in ()).throw(KeyError(k))})()
class U(metaclass=M):
    a = undefined_name
    b = [k for k in undefined_iter]
    print(a, b, x)
