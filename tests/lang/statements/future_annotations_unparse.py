# tests/lang/statements/future_annotations_unparse.py - text of annotations under the future import: every kind of expression as CPython writes it back
src = """a + b * c|(a + b) * c|-a ** -b|(-a) ** b|a ** b ** c|(a ** b) ** c|not a and b or c|not (a or b)|a if b else c|(a if b else c) if d else e|lambda: 0|lambda x, /, y=1, *z, k, w=2, **q: x|[a, *b]|(a,)|()|(a, *b)|{a, *b}|{a: b, **c}|{}|[]|[x for x in y if z if w for v in u]|{x async for x in y}|{a: b for c in d}|(x for x in y)|f(x for x in y)|f(a, *b, c=d, **e)|a.b.c|a[b]|a[b:c]|a[b:c:d]|a[::d]|a[b, c]|a[b:c, d]|a[(b, c)]|a[*b]|a[...]|...|None|True|1|1.5|1e100|1e309|1j|-1|'s'|"it's"|'a"b'|'a\\nb'|b'x'|'é'|f'{a}'|f'{a!r:>{w}} {{x}}'|f'{a=}'|f"{a['k']}"|a < b <= c|a is not b|a not in b|(a, b)|(yield_)|await_|(a := b)|a @ b|a // b % c|a << b >> c|a & b | c ^ d|~a|not not a|a or b and c|(a or b) and c|a == (b < c)|(a < b) == c|(lambda: a)()|(a + b).c|1 .real|1.5.real|(-1).real|'s'.x|[a][0]|{a}[0]|(a,)[0]|f(a)(b)[c].d|a[lambda: 0]|a[b if c else d]|[a if b else c]|f(a if b else c)|f(lambda: 0)|*a|a if (b if c else d) else e|(a, b) if c else d|-(-a)|+-~a|a - (b - c)|a - b - c|a / (b * c)|(not a) == b|not a == b|-a.b|(-a).b|a ** (b.c)|(a.b) ** c|(await_) ** c|'a' 'b'|u'x'|b'a' b'b'|'''x
y'''|print|int|"fwd"|Optional["fwd"]|Literal['a', "b"]"""
for s in src.split("|"):
    for t in ([s] if "x\ny" not in s else [s]):
        ns = {}
        try: exec(f"from __future__ import annotations\ndef f(p: {t}): pass", ns); print(t, "->", ns["f"].__annotations__["p"])
        except SyntaxError as e: print(t, "SyntaxError", e.msg)
