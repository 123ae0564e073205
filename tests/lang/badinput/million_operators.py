# tests/lang/badinput/million_operators.py - a sum of a million terms compiles or is refused, and so do other long chains
# oracle: no
def attempt(source):
    try:
        compile(source, "<long>", "eval")
    except (SyntaxError, MemoryError, RecursionError):
        pass
    return True
print(attempt("1" + "+1" * 1_000_000), attempt("x" + ".y" * 300_000), attempt("f" + "()" * 300_000), attempt("-" * 300_000 + "1"), attempt("not " * 100_000 + "1"))
print(attempt("1" + " if 1 else 1" * 100_000), attempt("lambda: " * 100_000 + "1"), attempt("x" + "[0]" * 300_000), attempt("a" + " < a" * 300_000), attempt("a" + " and a" * 300_000), attempt("'a'" * 300_000), attempt("1" + "**1" * 100_000))
