# tests/lang/ast/malformed_by_hand.py - trees that a program spoiled: which error comes first, and positions that nobody checks
import ast
L = dict(lineno=1, col_offset=0, end_lineno=1, end_col_offset=1)
def attempt(label, tree):
    try:
        compile(tree, "f", "exec")
        print(label, "compiles")
    except SyntaxError as e:
        print(label, "SyntaxError", e.msg, e.lineno, e.offset)
    except Exception as e:
        print(label, type(e).__name__, e)
def spoil(source, kind, **values):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, kind):
            for name, value in values.items():
                setattr(node, name, value)
    attempt((source, kind.__name__, values), tree)
# a field that is missing is found before one that is None
for node in (ast.BinOp(left=None, **L), ast.Call(func=None, **L), ast.Attribute(value=None, **L), ast.DictComp(key=None, **L), ast.Compare(left=None, **L)):
    attempt(type(node).__name__, ast.Module([ast.Expr(node, **L)], []))
for node in (ast.For(target=None, **L), ast.FunctionDef(name=None, **L), ast.ClassDef(name=None, **L), ast.AnnAssign(target=None, **L), ast.AugAssign(target=None, **L)):
    attempt(type(node).__name__, ast.Module([node], []))
spoil("a + b", ast.BinOp, left=None)
spoil("def f(): pass", ast.FunctionDef, name=None)
for positions in (dict(lineno=5), dict(lineno=-1), dict(col_offset=-1), dict(end_lineno=-1), dict(end_col_offset=0)):
    spoil("class A(b=1): pass", ast.keyword, **positions)
    spoil("f(b=1)", ast.keyword, **positions)
    spoil("def f(*b): pass", ast.arg, **positions)
    spoil("def f(**b): pass", ast.arg, **positions)
    spoil("def f(b): pass", ast.arg, **positions)
    spoil("import a as b", ast.alias, **positions)
    spoil("try: pass\nexcept* A: pass", ast.ExceptHandler, **positions)
    spoil("try: pass\nexcept A: pass", ast.ExceptHandler, **positions)
attempt("starred del", ast.Module([ast.Delete([ast.Starred(ast.Name("x", ast.Del(), **L), ast.Del(), **L)], **L)], []))
attempt("augmented", ast.Module([ast.AugAssign(ast.Tuple([], ast.Store(), **L), ast.Add(), ast.Constant(1, **L), **L)], []))
attempt("plain AST", ast.AST())
for source in ("x: a = 1", "def f():\n x: a = 1", "class A:\n x: a", "def f(*b: a): pass", "def f() -> a: pass", "(x): a", "from __future__ import annotations\nx: a = 1"):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        for name in ("annotation", "returns"):
            value = getattr(node, name, None)
            if isinstance(value, ast.Name):
                setattr(node, name, ast.copy_location(ast.Starred(value, ast.Load()), value))
    attempt(source, ast.fix_missing_locations(tree))
