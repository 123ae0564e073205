# tests/fault/compiling.py - _ast, _symtable, _tokenize and marshal when memory runs out anywhere in them
import _ast
import _symtable
import _tokenize
import marshal

SOURCE = "def f(a, *b: int, c=1):\n    global g\n    g = [x for x in b if x] or {a: (lambda: c)}\n    return f'{a!r:>5}'\n"


def trees():
    tree = compile(SOURCE, "f", "exec", _ast.PyCF_ONLY_AST)
    made = _ast.BinOp(left=_ast.Constant(1), op=_ast.Add(), right=_ast.Name("x", _ast.Load()), lineno=1, col_offset=0)
    return type(tree.body[0]).__name__, tree.body[0].args.vararg.arg, made.left.value, made._fields, made.__reduce__()[0].__name__


def back():
    tree = compile("x = (1, 'a', -2.5, ...)[0]", "f", "exec", _ast.PyCF_ONLY_AST)
    space = {}
    exec(compile(tree, "f", "exec"), space)
    return space["x"]


def tables():
    top = _symtable.symtable(SOURCE, "f", "exec")
    inner = top.children[0]
    return top.name, inner.name, sorted(inner.symbols), [c.name for c in inner.children]


def tokens():
    return [t[0] for t in _tokenize.TokenizerIter(SOURCE)][:6]


def marshalled():
    value = [1, 2**80, 1.5, 2j, "a", "\u20ac", b"b", (None, True, ...), {"k": {3}}, frozenset([4])]
    return marshal.loads(marshal.dumps(value)) == value, eval(marshal.loads(marshal.dumps(compile("6 * 7", "f", "eval"))))


for part in trees, back, tables, tokens, marshalled:
    print(part.__name__, part())
