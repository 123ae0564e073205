# tests/lang/ast/except_star_without_a_type.py - an except* handler without a type, which only a program can build, is refused
# oracle: no
import ast
tree = ast.parse("try: pass\nexcept* A: pass")
tree.body[0].handlers[0].type = None
try:
    compile(tree, "f", "exec")
except ValueError as e:
    print(e)
