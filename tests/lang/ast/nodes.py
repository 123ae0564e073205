# tests/lang/ast/nodes.py - node classes: constructors, fields, defaults, docs, copies
import ast, copy
x = ast.AST(); x.foo = 42
print(x.foo, x.__dict__, ast.AST._fields, ast.AST._attributes)
for call in (lambda: ast.AST(1), lambda: ast.Name(1, 2, 3), lambda: ast.Name("a", id="b"), lambda: ast.Pass(1), lambda: ast.Name("a", what=3).what,
             lambda: ast.Name().id, lambda: ast.Return().value, lambda: ast.Constant(1).kind, lambda: ast.FunctionDef().returns, lambda: ast.Pass().lineno, lambda: ast.Pass().end_lineno,
             lambda: ast.arg("a").annotation, lambda: ast.MatchStar().name, lambda: ast.MatchStar().end_lineno, lambda: ast.Num(3).n, lambda: ast.Str("s").s):
    try: print(call())
    except Exception as e: print(type(e).__name__, e)
print(isinstance(ast.Constant(3), ast.Num), isinstance(ast.Name("a"), ast.expr), issubclass(ast.If, ast.stmt))
n = ast.Name("a", ast.Load(), lineno=3, col_offset=4)
print(n.__reduce__()[0] is ast.Name, n.__reduce__()[1], sorted(n.__reduce__()[2]))
c = copy.deepcopy(ast.parse("def f(a, b=[1, 2]): return a + b"))
print(ast.dump(c) == ast.dump(ast.parse("def f(a, b=[1, 2]): return a + b")))
match ast.parse("a + 1", mode="eval").body:
    case ast.BinOp(ast.Name(i), op, ast.Constant(v)): print(i, type(op).__name__, v)
class Mine(ast.Name):
    _fields = ("id", "ctx", "extra")
    def m(self): return self.extra
m = Mine("q", ast.Load(), "more")
print(m.m(), m._fields, ast.dump(m))
print(eval(compile(ast.Expression(ast.fix_missing_locations(Mine("m", ast.Load()))), "", "eval")) is m)
print(ast.stmt.__doc__.splitlines()[:2], ast.Load.__doc__, ast.expr_context.__doc__, ast.arguments.__doc__)
a, b = ast.parse("a").body[0].value, ast.parse("b").body[0].value
print(a.ctx is b.ctx, ast.Load() is ast.Load(), a._attributes)
import weakref, gc
r = weakref.ref(a); del a; print(r() is None)
cyc = ast.Name("x"); cyc.me = cyc; r = weakref.ref(cyc); del cyc; gc.collect(); print(r() is None)
