# tests/lang/ast/malformed.py - a tree that no text could give is refused with the words of CPython
import ast
L, S = ast.Load(), ast.Store()
def pos(node): return ast.fix_missing_locations(node)
def try_(what, mode="exec"):
    try:
        node = what() if callable(what) else what
        if isinstance(node, ast.stmt): node = ast.Module([node], [])
        if isinstance(node, ast.expr): node, mode = ast.Expression(node), "eval"
        compile(pos(node), "<t>", mode)
        print("ok")
    except (TypeError, ValueError, RecursionError, SyntaxError, SystemError, RuntimeError) as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])
n, k = ast.Name("x", L), ast.Constant(1)
t = ast.Name("x", S)
args = lambda **kw: ast.arguments(**{**dict(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[]), **kw})
body = [ast.Pass()]
rows = [
    ast.Module(), ast.Module([]), ast.Module(3, []), ast.Module([3], []), ast.Module([None], []), ast.Expression(), ast.Interactive([]),
    ast.Expr(), ast.Expr(None), ast.Expr(ast.Pass()), ast.Name(), ast.Name(3, L), ast.Name("x"), ast.Name("x", 3), ast.Name(None, L),
    ast.Name("None", L), ast.Name("x", S), ast.Constant([]), ast.Constant((1, [2])), ast.Constant((1, frozenset([2]))), ast.Constant(1, 3),
    ast.BinOp(k, L, k), ast.BinOp(k, None, k), ast.BinOp(None, ast.Add(), k), ast.BoolOp(ast.And(), [k]), ast.BoolOp(ast.Add(), [k, k]),
    ast.Compare(k, [], []), ast.Compare(k, [ast.Lt()], []), ast.Compare(k, [], [k]), ast.Compare(k, [ast.Lt(), ast.Gt()], [k]),
    ast.Dict([k], []), ast.Dict([None], [k]), ast.Set([None]), ast.List([t], L), ast.Tuple([n], S), ast.Starred(t, L),
    ast.ListComp(k, []), ast.ListComp(k, [ast.comprehension(n, n, [], 0)]), ast.ListComp(k, [ast.comprehension(t, n, [], "a")]), ast.ListComp(k, [3]),
    ast.Lambda(args(defaults=[k]), k), ast.Lambda(args(kwonlyargs=[ast.arg("a")]), k), ast.Lambda(args(args=[ast.arg("a", t)]), k), ast.Lambda(3, k),
    ast.Call(n, [t], []), ast.Call(n, [], [ast.keyword("a", t)]), ast.Call(n, [], [None]), ast.Call(n, (), []), ast.Attribute(k, None, L), ast.Attribute(k, "a"),
    ast.FunctionDef("f", args(), [], []), ast.FunctionDef("f", args(), body, [t]), ast.FunctionDef(3, args(), body, []), ast.FunctionDef("f", None, body, []),
    ast.ClassDef("C", [t], [], body, []), ast.ClassDef("C", [], [], [], []), ast.Return(t), ast.Delete([]), ast.Delete([n]), ast.Assign([], k), ast.Assign([n], k),
    ast.Assign([k], k), ast.AugAssign(n, ast.Add(), k), ast.AugAssign(t, ast.And(), k), ast.AnnAssign(ast.Subscript(n, k, S), k, k, 1), ast.AnnAssign(t, k, None), ast.AnnAssign(n, k, None, 1),
    ast.For(n, n, body, []), ast.For(t, n, [], []), ast.For(t, n, body, [None]), ast.While(t, body, []), ast.If(k, [], []), ast.With([], body), ast.With([ast.withitem(n, n)], body),
    ast.Raise(None, k), ast.Try([], [], [], []), ast.Try(body, [], [], []), ast.Try(body, [], body, body), ast.Try(body, [ast.ExceptHandler(None, None, [])], [], []), ast.TryStar(body, [], [], []),
    ast.Import([]), ast.ImportFrom("m", [], 0), ast.ImportFrom("m", [ast.alias("a")], -1), ast.ImportFrom("m", [ast.alias("a")], "x"), ast.Import([ast.alias(3)]), ast.Global([]), ast.Global([3]), ast.Global("x"),
    ast.Match(n, []), ast.Match(n, [ast.match_case(ast.MatchValue(ast.List([], L)), None, body)]), ast.Match(n, [ast.match_case(ast.MatchSingleton(3), None, body)]),
    ast.Match(n, [ast.match_case(ast.MatchStar("a"), None, body)]), ast.Match(n, [ast.match_case(ast.MatchAs(ast.MatchAs(None, None), None), None, body)]),
    ast.Match(n, [ast.match_case(ast.MatchAs(None, "_"), None, body)]), ast.Match(n, [ast.match_case(ast.MatchOr([ast.MatchAs(None, "a")]), None, body)]),
    ast.Match(n, [ast.match_case(ast.MatchMapping([k], [], None), None, body)]), ast.Match(n, [ast.match_case(ast.MatchClass(k, [], [], []), None, body)]),
    ast.Match(n, [ast.match_case(ast.MatchClass(n, [], ["a"], []), None, body)]), ast.Match(n, [ast.match_case(ast.MatchValue(ast.Constant(...)), None, body)]),
    ast.FormattedValue(k), ast.FormattedValue(k, 7, None), ast.Expr(ast.YieldFrom(None)), ast.Await(None), ast.Slice(k, t, k), ast.Subscript(k, None, L),
    ast.NamedExpr(t, t), ast.IfExp(k, k, None), ast.UnaryOp(ast.Not(), t), ast.UnaryOp(None, k), ast.Return(ast.Yield(t)), ast.Break(), ast.Return(k),
    ast.Nonlocal(["x"]), ast.Assign([ast.Name("__debug__", S)], k), ast.FunctionDef("f", args(args=[ast.arg("a"), ast.arg("a")]), body, []),
]
for row in rows:
    print(type(row.body[0] if isinstance(row, ast.Module) and type(getattr(row, 'body', 0)) is list and row.body else row).__name__, end=": ")
    try_(row)
def raw(node):
    try: compile(node, "<t>", "exec")
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
raw(ast.Module([ast.Pass()], []))
raw(ast.Module([ast.Pass(lineno=1)], []))
raw(ast.Module([ast.Pass(lineno=1, col_offset="x")], []))
raw(ast.Module([ast.Pass(lineno=5, col_offset=0, end_lineno=3, end_col_offset=0)], []))
raw(ast.Module([ast.Pass(lineno=1, col_offset=9, end_lineno=1, end_col_offset=3)], []))
raw(ast.Module([ast.Pass(lineno=-1, col_offset=0, end_lineno=1, end_col_offset=3)], []))
raw(ast.Expression(ast.Constant(1)))
raw(ast.Pass())
deep = ast.Constant(1)
for i in range(20000): deep = ast.UnaryOp(ast.Not(), deep)
try: compile(ast.Expression(deep), "<t>", "eval")
except (RecursionError, TypeError) as e: print(type(e).__name__, str(e)[:70])
loop = ast.UnaryOp(ast.Not(), None, lineno=1, col_offset=0); loop.operand = loop
try: compile(ast.Expression(loop), "<t>", "eval")
except RecursionError as e: print(type(e).__name__, str(e)[:70])
class Changing(list):
    pass
class Bad:
    def __init__(self, seq): self.seq = seq
class Evil(ast.Expr):
    @property
    def value(self):
        seq.clear()
        return ast.Constant(1, lineno=1, col_offset=0)
seq = [Evil(lineno=1, col_offset=0), ast.Pass(lineno=1, col_offset=0)]
try: compile(ast.Module(seq, []), "<t>", "exec")
except RuntimeError as e: print(e)
