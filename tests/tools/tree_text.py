"""tree_text.py - the oracle's side of tree_text.h: the same text from Python's `ast`.

    python3.11 tree_text.py FILE...         prints the text of each file's tree, a line each
    python3.11 tree_text.py --errors FILE   FILE holds a Python list of sources: prints what
                                            compile() says about each, a line each
"""
import ast
import struct
import sys


def bits(x):
    return struct.pack(">d", x).hex()


def value(v):
    if v is None or v is True or v is False or v is Ellipsis:
        return repr(v)
    if isinstance(v, str):
        return "s" + v.encode("utf-8", "surrogatepass").hex()
    if isinstance(v, bytes):
        return "b" + v.hex()
    if isinstance(v, float):
        return "f" + bits(v)
    if isinstance(v, complex):
        return "c" + bits(v.real) + bits(v.imag)
    return "i%x" % v


NAMES = {("Constant", "kind"), ("ImportFrom", "level"), ("FormattedValue", "conversion"),
         ("comprehension", "is_async"), ("AnnAssign", "simple")}


def field(node, name):
    v = getattr(node, name, None)
    kind = type(node).__name__
    if (kind, name) in NAMES:
        return str(v)
    if isinstance(v, list):
        return "[" + ",".join(text(x) if isinstance(x, ast.AST) or x is None else value(x) for x in v) + "]"
    if isinstance(v, ast.AST):
        return text(v)
    return value(v)


def text(node):
    if node is None:
        return "None"
    kind = type(node).__name__
    if isinstance(node, (ast.operator, ast.unaryop, ast.cmpop, ast.boolop, ast.expr_context)):
        return kind
    fields = node._fields
    out = kind + "(" + ",".join(f + "=" + field(node, f) for f in fields) + ")"
    if "lineno" in node._attributes:
        out += "@%d:%d-%d:%d" % (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    return out


def complaint(source, mode):
    try:
        compile(source, "<f>", mode, ast.PyCF_ONLY_AST)
        return "ok"
    except SyntaxError as e:
        place = (e.lineno, e.offset, e.end_lineno, e.end_offset)
        return "%s|%s|%s|%s" % (type(e).__name__, e.msg, ",".join(map(str, place)), (e.text or "").encode().hex())
    except (MemoryError, RecursionError, ValueError) as e:
        return type(e).__name__


if __name__ == "__main__":
    sys.setrecursionlimit(100000)
    if sys.argv[1] == "--errors":
        for source in ast.literal_eval(open(sys.argv[2], encoding="utf-8").read()):
            mode, source = source if isinstance(source, tuple) else ("exec", source)
            print(complaint(source, mode).replace("\n", "\\n"))
    else:
        for path in sys.argv[1:]:
            with open(path, "rb") as f:
                source = f.read()
            try:
                print(text(ast.parse(source)))
            except SyntaxError as e:
                print("SyntaxError", e.msg)
