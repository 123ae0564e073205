# tests/lang/tracebacks/caret_spans_of_statements.py - the columns that tracebacks mark for failing statements
import traceback
stmts = """x = o.a|x, y = 1|x, y = o|[x, *y] = o|(a, (b, c)) = 1, 2|o.x = 1|o[0] = 1|o[0:1] = 1|x = o.y = 1|del o.x|del o[0]|del undefined|x += o|o.x += 1|o[0] += 1|u += 1|for i in o: pass|for i, j in [1]: pass|for o.x in [1]: pass|with o: pass|with o as x: pass|with c as o.x: pass|with c as (a, b): pass|import nope_m|import os.nope|from os import nope|from nope_m import x|raise o|raise E|raise E("x")|raise E from 5|raise E from o.x|assert o|assert 0, "msg"|assert o.x|assert 1 / 0, "m"|if o.x: pass|while o.x: pass|x: o.y = 1|x: int = o.y|o.x: int = 1|global_ = o.x; y = 2|def f(a=o.x): pass|def f(a: o.x): pass|def f() -> o.x: pass|@o.x\ndef f(): pass|@o\ndef f(): pass|class C(o): pass|class C(o.x): pass|class C(metaclass=o.x): pass|class C:\n  x = o.y|class C(int, str): pass|try:\n  1 / 0\nexcept o: pass|try:\n  1 / 0\nexcept o.x: pass|try:\n  1 / 0\nfinally:\n  o.x|match o:\n  case o.x: pass|match o.x:\n  case 1: pass|match 1:\n  case int(a, b): pass|match 1:\n  case x if o.x: pass|match 1:\n  case o(): pass|return_ = [o.x\n for i in\n [1]]|f = lambda: o.x; f()|exec("o.x")|eval("o.x")|x = yield_.a|print(o.x,\n  1)|(o\n.x)|o.f(\n1\n)|o.f()\\\n.x|x = (1 +\n     o)|{1: 2,\n **o}|del (o.x, o.y)|for x in [1]:\n  o.x\nelse: pass|with c, o: pass|async_ = o()"""
class E(Exception): pass
import contextlib
for src in stmts.split("|"):
    ns = {"o": None, "E": E, "c": contextlib.nullcontext(5)}
    try: exec(compile(src, "s", "exec"), ns)
    except BaseException as e:
        print(repr(src), type(e).__name__, [(s.name, s.lineno, s.end_lineno, s.colno, s.end_colno) for s in traceback.extract_tb(e.__traceback__.tb_next)])
    else: print(repr(src), "no error")
