# tests/lang/ast/symtable_of_a_path.py - the file name for symtable() and compile() is a path: str, bytes, path-like, buffers with a warning
import _symtable, pathlib, warnings

def attempt(f, *args):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = f(*args)
            print(getattr(result, "co_filename", type(result).__name__))
        except Exception as e:
            print(type(e).__name__, e)
    for w in caught:
        print("  ", w.category.__name__, w.message)

for name in ("plain", b"bytes", pathlib.Path("a/b"), bytearray(b"array"), memoryview(b"view"), 1, None, "null\0", b"null\0", ["l"]):
    attempt(compile, "1", name, "eval")
    attempt(_symtable.symtable, "1", name, "eval")
try:
    _symtable.symtable("(", bytearray(b"spam"), "exec")
except SyntaxError as e:
    print(e.filename)
