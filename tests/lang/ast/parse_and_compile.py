# tests/lang/ast/parse_and_compile.py - source becomes a tree of objects, and a tree becomes code that does the same
import ast

source = '''
import os.path as p, sys
from . import a as b
from ..c import *
@deco(1)
def f(a, b: int = 2, /, c=3, *d, e, g=4, **h) -> "r":
    "doc"
    global x
    x: int = 1
    y.z: str
    (q): int = 2
    a, *b = c[1:2, ::3] = d
    a += b ** -c @ d // e
    for i, j in z:
        if a < b <= c != d is not e not in f: continue
        elif not a: break
        else: pass
    else:
        while a and b or c: del a, b[0], c.d
    try:
        with a as b, (c) as (d, e): yield
    except (A, B) as e:
        raise X from None
    except: raise
    else: assert a, "m"
    finally: return lambda *a, k=1, **b: (yield from a)
async def g():
    async with a: await b
    async for x in y: z = [i async for i in j if k if l]
    return {a: b, **c}, {*d, 1}, {k: v for k, v in w}, {s for s in t}, (g for g in h)
class C(A, metaclass=M, **k):
    def m(self): nonlocal_ = f"{a!r:>{w}}{b}{{}}" "x" u"y"
try: pass
except* E: pass
match a:
    case 1 | -2 | "s" | b"b" | None | True | 3+4j: pass
    case [a, *_, (b)] | (1, 2): pass
    case {"k": v, 1: _, **rest}: pass
    case C(x, y=1) as z if z: pass
    case a.b.c: pass
    case _: print((w := 1), *a, k=2, **b); ...
u"u"; b"bytes"; 1.5; 2j; 10**30; a if b else c; x[a, b:c]; f(a)(b).c
'''
tree = ast.parse(source)
print(ast.dump(tree, indent=1, include_attributes=True))
print(ast.unparse(tree))
for mode, text in (("eval", "a + 1 if b else [c]"), ("single", "x = 1; y\n")):
    print(ast.dump(ast.parse(text, mode=mode)))

def run(text):
    direct, by_tree = {}, {}
    exec(text, direct)
    exec(compile(ast.parse(text), "<t>", "exec"), by_tree)
    print({k: v for k, v in by_tree.items() if k != "__builtins__" and type(v) in (int, str, list, dict, tuple)})
    assert repr(direct.get("result")) == repr(by_tree.get("result"))

run("result = [x * y for x in range(5) for y in (1, 2) if x % 2]")
run("def f(n): return 1 if n < 2 else n * f(n - 1)\nresult = f(20)")
run("class A:\n  x = 1\n  def m(self): return f'{self.x:>{4}}'\nresult = A().m()")
run("match {'a': [1, 2, 3]}:\n  case {'a': [x, *y]}: result = x, y")
print(eval(compile(ast.parse("6 * 7", mode="eval"), "<t>", "eval")))

class Doubler(ast.NodeTransformer):
    def visit_Constant(self, node):
        return ast.copy_location(ast.Constant(node.value * 2), node)
t = ast.fix_missing_locations(Doubler().visit(ast.parse("r = 21, 'ab'")))
ns = {}
exec(compile(t, "<t>", "exec"), ns)
print(ns["r"])
print(ast.literal_eval("{'a': [1, -2.5, 3+4j, None, True], (b'x',): {1, 2}}"))
print([type(n).__name__ for n in ast.walk(ast.parse("a.b[c](d)"))])
print(ast.get_docstring(ast.parse('def f():\n  """  one\n     two\n  """').body[0], False))
print(ast.get_source_segment("x = (a +\n  b)", ast.parse("x = (a +\n  b)").body[0].value))
module = ast.Module(body=[ast.Assign([ast.Name("v", ast.Store())], ast.BinOp(ast.Constant(1), ast.Add(), ast.Constant(2)))], type_ignores=[])
exec(compile(ast.fix_missing_locations(module), "<made>", "exec"), ns)
print(ns["v"])
same = compile(module, "<made>", "exec", ast.PyCF_ONLY_AST)
print(same is module)
try:
    exec(compile(ast.increment_lineno(ast.parse("\n1/0"), 10), "<lines>", "exec"))
except ZeroDivisionError as e:
    print(e.__traceback__.tb_next.tb_lineno)
