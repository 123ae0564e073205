# tests/lang/ast/fstring_of_any_expressions.py - a JoinedStr that a program made takes any expression as a part and as a format
# spec: parts that are no str fail when they are joined, and one that no source stands for cannot be an annotation's text
import ast


def name(n):
    return ast.Name(n, ast.Load())


const = ast.Constant
SCOPE = {"x": "v", "n": 7}


class Text(str):
    pass


def run(node):
    try:
        print(repr(eval(compile(ast.fix_missing_locations(ast.Expression(node)), "<made>", "eval"), dict(SCOPE))))
    except Exception as e:
        print(type(e).__name__, e)


print("-- parts")
for parts in ([const("a"), ast.Call(name("str"), [name("n")], [])], [name("x")], [name("n")], [name("n"), const("q")], [], [const(3)],
              [const("a"), const(3)], [const("a"), const(b"z")], [ast.JoinedStr([const("in"), name("x")]), const("b")], [const(None)],
              [ast.BinOp(const("a"), ast.Mult(), const(3)), const("b")], [ast.Name("x", ast.Store())],
              [ast.NamedExpr(ast.Name("w", ast.Store()), const("k")), const("b")], [ast.Starred(name("x"), ast.Load())],
              [const(str(i)) for i in range(60)] + [name("n")]):
    run(ast.JoinedStr(parts))
print("-- the value itself, when there is one part")
SCOPE["s"] = Text("q")
for parts in ([name("s")], [name("s"), const("")]):
    code = compile(ast.fix_missing_locations(ast.Expression(ast.JoinedStr(parts))), "<made>", "eval")
    print(type(eval(code, SCOPE)).__name__)
print("-- specs")
for what, conversion, spec in (("n", -1, const(">4")), ("n", -1, ast.BinOp(const(">"), ast.Add(), const("5"))), ("n", -1, name("n")),
                               ("x", -1, const(b"a")), ("x", ord("r"), ast.List([], ast.Load())), ("x", -1, const(None)), ("x", ord("r"), name("x"))):
    run(ast.FormattedValue(name(what), conversion, spec))
print("-- kept as text")
for node in (ast.JoinedStr([const("a"), name("x")]), ast.JoinedStr([const(3)]), ast.FormattedValue(name("x"), -1, name("y")),
             ast.FormattedValue(name("x"), -1, const(4)), ast.JoinedStr([ast.FormattedValue(name("x"), -1, ast.List([], ast.Load()))]),
             ast.JoinedStr([ast.JoinedStr([const("{")]), const("b")]), ast.FormattedValue(name("x"), ord("r"), ast.JoinedStr([const(">"), const("3")]))):
    tree = ast.parse("from __future__ import annotations\nx: 3")
    tree.body[1].annotation = node
    scope = {}
    try:
        exec(compile(ast.fix_missing_locations(tree), "<made>", "exec"), scope)
        print(scope["__annotations__"])
    except Exception as e:
        print(type(e).__name__, e)
