# tests/lang/badinput/nested_brackets.py - a hundred thousand nested brackets are refused, not survived by luck
for opening, closing in ("()", "[]", "{}"):
    try:
        compile(opening * 100_000 + closing * 100_000, "<deep>", "eval")
    except (SyntaxError, MemoryError, RecursionError) as e:
        print(type(e).__name__, e)
try:
    compile("(" * 100_000, "<deep>", "eval")
except (SyntaxError, MemoryError, RecursionError) as e:
    print(type(e).__name__, e)
