# tests/lang/tracebacks/places_of_sixty.py - places and carets of sixty kinds of failing expression and statement, folding of recursion, suggestions
# recursion folding, caret ranges multi-line, chained
import traceback, sys
def show(f, *a):
    try: f(*a)
    except BaseException: print(traceback.format_exc().replace(__file__, "F"))
def a(n): return b(n - 1) if n else 1 / 0
def b(n): return a(n - 1) if n else 1 / 0
show(a, 20)
def r(n):
    if n == 0: raise ValueError("deep")
    r(n - 1)
for n in (2, 3, 4, 5, 10): show(r, n)
def ml():
    x = [1, 2]
    y = (x[0] +
         x[5])
    return y
show(ml)
def ml2():
    return max(
        1,
        int("a"),
    )
show(ml2)
def ml3():
    d = {"a": 1,
         "b": {}["c"],
    }
show(ml3)
def ml4():
    foo = lambda x: (
        x +
        None)
    foo(1)
show(ml4)
def un(): 
    é = "ü"; ñ = é + 1
show(un)
def wide():
    x = "日本"; y = x["語"]; z = 1
show(wide)
def tabs():
	x = 1;	y = x/0
show(tabs)
def call(): print("a", "b".join([1, 2]), sep="")
show(call)
def attr(): (1).real.imag.foo.bar
show(attr)
def sub(): [[1, 2], [3]][1][5][0]
show(sub)
def aug():
    x = {}
    x["k"] += 1
show(aug)
def aug2():
    x = [1]
    x[0].y -= 1
show(aug2)
def comp(): return {k: v.nope for k, v in {"a": 1}.items()}
show(comp)
def gen(): return list(x / 0 for x in range(3))
show(gen)
def lam(): return sorted([1, 2], key=lambda v: v.key)
show(lam)
def boolop(): return 1 and (2 or 3) and [][0] and 5
show(boolop)
def cmp_(): return 1 < "a" < 3
show(cmp_)
def cmp2(): return 1 < 2 < "a"
show(cmp2)
def unary(): return 1 + -"x"
show(unary)
def tern(): return (1 if {}["x"] else 2)
show(tern)
def fstr(): return f"abc {1 + 1} {undefined_thing!r:>10}"
show(fstr)
def star(): return print(*None)
show(star)
def kw(): return dict(**{"a": 1}, **{"a": 2})
show(kw)
def with_():
    with open("/nonexistent/file") as f: pass
show(with_)
def for_():
    for x, y in [(1, 2), (3,)]: pass
show(for_)
def del_():
    d = {}; del d["x"], d["y"]
show(del_)
def assert_(): assert isinstance(1, str), f"not {1}"
show(assert_)
def raise_(): raise ValueError("x") from ZeroDivisionError("y")
show(raise_)
def imp(): from sys import nothing_here
show(imp)
def imp2(): import sys.nothing
show(imp2)
def glob_(): global zzz; return zzz
show(glob_)
def matmul(): return [1] @ [2]
show(matmul)
def power(): return "a" ** 2
show(power)
def slice_(): return [1][1.5:2]
show(slice_)
def nested():
    try:
        try: 1 / 0
        except ZeroDivisionError as e: raise KeyError("k") from e
    except KeyError:
        try: [][1]
        except IndexError as e: raise TypeError("t")
show(nested)
def dec():
    @undefined_decorator
    def f(): pass
show(dec)
def cls():
    class C(undefined_base): pass
show(cls)
def cls2():
    class C:
        x = undefined_in_class
show(cls2)
def dflt():
    def f(a=undefined_default): pass
show(dflt)
def ann():
    def f(a: undefined_ann): pass
show(ann)
def yieldf():
    def g(): yield from 5
    list(g())
show(yieldf)
def match_():
    match {}["q"]:
        case 1: pass
show(match_)
def walrus():
    if (y := undefined_w) and 1: pass
show(walrus)
def longline(): return "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + 1
show(longline)
def semi(): x = 1; y = 2; z = x.foo; w = 3
show(semi)
def paren(): return ((1 + (2 * (3 / 0))))
show(paren)
def starassign(): a, *b = 5
show(starassign)
def call_multi():
    return (lambda *a:
            a[10])(1,
                   2)
show(call_multi)
def attr_multi():
    return ("abc"
            .upper()
            .nothing()
            .x)
show(attr_multi)
def sugg1(): [].appnd(1)
def sugg2(): imort = 1; return import_
def sugg3(): import colections
def sugg4(): from collections import OrderdDict
def sugg5(): return prnt(1)
class SG:
    def __init__(self): self.value = 1
    def meth(self): return vale
    def meth2(self): return value
    def meth3(self): return self.valu
def sugg6(): SG().meth()
def sugg7(): SG().meth2()
def sugg8(): SG().meth3()
def sugg9(): return tim.sleep(1)
def sugg10(): sys.version_inf
for f in (sugg1, sugg2, sugg3, sugg4, sugg5, sugg6, sugg7, sugg8, sugg9, sugg10): show(f)
