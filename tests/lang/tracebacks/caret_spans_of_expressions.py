# tests/lang/tracebacks/caret_spans_of_expressions.py - the columns that tracebacks mark, read by co_positions, for failing parts of expressions
import traceback
o, f, d, l, n = None, (lambda *a, **k: 1), {}, [], 0
exprs = """o.a|o.a.b|f(o.x)|f(1)(2)|f()()|d["k"]|d["k"]["j"]|l[0]|l[1:2][0]|1 / n|(1 + 2) / n|1 + 2 / n|f(1, 2 / n)|f(k=1 / n)|f(*o)|f(**o)|[1, 2 / n]|{1 / n: 2}|{1: 1 / n}|(1, 2 / n)|-o|not o.x|~o|o + 1|1 + o|o < 1|1 < o < 2|1 < 2 < o|o in o|1 in o|o is o.x|o and o.x or o.y|1 if o.x else 2|(lambda: o.x)()|[o.x for _ in [1]]|{o.x for _ in [1]}|f(o.x for _ in [1])|f"{o.x}"|f"{1 / n:>{5}}"|"%d" % "s"|o @ o|2 ** "a"|o[0]|o[1:2]|o[o.x]|f(f(f(o.x)))|(o).x|(o.x)|o . x|"abc".upper().nope|"abc"[10]|int("x")|int( "x" )|max([])|f(1)[0]|l.pop()|l.index( 5 )|d.pop("k")|1 +  o  |  1+o|(1\n+ o)|f(1,\n  o.x)|o\\\n.x|[\no.x]|undefined|f(undefined)|undefined.x|1 + undefined|l[undefined]|*o,|f(*[1], *o)|[1, *o]|(1, *o)|{1, *o}|{*[1], []}|[*[1],
 *o]|f(1, *o, k=2)|f(*[1], **o)|{**o}|o == o.x|o.x == o|(yield_ := o.x)|not 1 / n|--o|o or 1 / n|n and 1 or 1 / n|await_x|len(o)|len(l, 1)|sorted(o)|"é".x|"é" + 1|f("日本").x|o.日本|"日本"[9]"""
for src in exprs.split("|"):
    try: eval(compile(src.strip() if "\n" not in src else src, "s", "eval"))
    except Exception as e:
        t = e.__traceback__.tb_next
        out = []
        while t:
            pos = list(t.tb_frame.f_code.co_positions())
            s = [x for x in traceback.extract_tb(t)][0]
            out.append((s.name, s.lineno, s.end_lineno, s.colno, s.end_colno)); t = t.tb_next
        print(repr(src), type(e).__name__, out)
    else: print(repr(src), "no error")
