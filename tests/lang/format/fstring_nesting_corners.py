# tests/lang/format/fstring_nesting_corners.py - f-strings: nested fields, conversions, =, quotes, lambdas, braces, implicit joining, and errors
import datetime
x, w, p, d = 12.3456, 10, 3, {"k": "v", 1: "one"}
print(f"{x:{w}.{p}}|{x:>{w}.{p}f}|{x!r:^{w + 5}}|{x:{'>'}{w}}|{'a':{'*'}^{5}}|{x:{w}{'.'}{p}}")
print(f"{d['k']} {d[1]!s} {d['k']!r:>6} {'nested ' f'{x:.1f}'} {f'{w}'}")
print(f"{{}} {{{w}}} {{{{ }}}} {{x}}" f"{w}" "{not}" f'{"q"}' rf"\n{w}" fr'\{w}' F"{w}" fR"{w}\t")
print(f"{x=} {x = } {x=!s} {x=:.2f} {x = !r:>12} {d['k']=} {w+1=} {(lambda: 5)()=} { w = }")
print(f"{(lambda a: a * 2)(4)} {[i for i in range(3)]} { {1: 2}[1] } {(1, 2)} {1, 2} {*[1, 2], 3} {w if w else 0} {w != 10} {w == 10} {w >= 10:d}")
print(f"{datetime.date(2020, 1, 2):%Y/%m/%d} {datetime.date(2020, 1, 2):{'%d.%m'}} {True:5}|{None!s:>6}|{1:c}{65:c}{0x1F600:c}")
print(f"""{
    w
    + 1
} {'''triple'''} {"dq"}""", f'''{x
:.{p
}f}''')
class F:
    def __format__(self, s): return f"<{s}>"
    def __str__(self): return "str"
    def __repr__(self): return "répr"
o = F(); print(f"{o} {o:} {o:abc} {o!s} {o!r} {o!a} {o!s:>5} {o:{{}}} {o:{'{}'}} {o:a{1}b{2}c}" if True else "", f"{o:{o:x}}")
print(f"" == "", f"{''}" == "", f"{w}" is not None, "a" f"" "b", f"\x41{w}\u00e9\N{BULLET}", rb"\n", f"{w:\x3e5}", f'{w:\
>4}')
async def co(): return f"{await sub()!r}"
async def sub(): return 1
try: co().send(None)
except StopIteration as e: print(e.value)
def g(): r = f"{(yield 1)} {yield 2}"; yield r
it = g(); print(next(it), it.send("a"), it.send("b"))
for bad in (lambda: f"{x:d}", lambda: f"{o!s:d}", lambda: f"{'a':5d}", lambda: f"{w:{'q'}}", lambda: f"{undefined}", lambda: f"{1:{w}{w}}"[:3], lambda: f"{[]:5}", lambda: f"{object():x}"[:5], lambda: f"{x:{[]}}"):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
