# tests/lang/ast/only_ast_of_a_tree.py - compile() of a tree with PyCF_ONLY_AST gives it back, whatever it is
import ast
for t in ast.Constant(value=(1,), kind=None), ast.Module(body=[], type_ignores=[]), ast.Pass():
    for mode in "exec", "eval", "single":
        print(compile(t, "f", mode, ast.PyCF_ONLY_AST) is t)
        try: compile(t, "f", mode)
        except TypeError as e: print(e)
print(ast.unparse(ast.parse(ast.Constant(value=(1,), kind=None))))
