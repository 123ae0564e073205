# tests/lang/syntaxerrors/deep_nesting.py - nesting beyond the limits is an error, not a crash
def attempt(s):
    try:
        compile(s, "<deep>", "exec")
        return "compiles"
    except (SyntaxError, RecursionError, MemoryError) as e:
        return type(e).__name__
print(attempt("(" * 100 + ")" * 100), attempt("(" * 500 + ")" * 500), attempt("[" * 100000), attempt("x = " + "-" * 100000 + "1") in ("RecursionError", "MemoryError", "compiles"))
print(attempt("if 1:\n" * 1), attempt("".join(" " * i + "if 1:\n" for i in range(120)) + " " * 120 + "pass"))
print(attempt("1" + "+1" * 1000), attempt("a" + ".b" * 500), attempt("f" + "()" * 500))
try:
    compile("(" * 300 + ")" * 300, "<deep>", "eval")
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset)
