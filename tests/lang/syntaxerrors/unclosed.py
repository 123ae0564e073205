# tests/lang/syntaxerrors/unclosed.py - brackets and strings that are not closed, or closed wrongly: message, line, offsets and text as CPython gives them
sources = [
    'x = (1,\ny = 2',
    "x = 'abc",
    'x = """abc',
    '(',
    ')',
    '[1, 2',
    '{1: 2',
    'a = [1, 2)',
    "'a' 'b",
    'from x import (a, b',
    'x[1',
    'x[',
]
for s in sources:
    try:
        compile(s, "<bad>", "exec")
        print(repr(s), "compiles")
    except SyntaxError as e:
        print(repr(s), type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    except ValueError as e:
        print(repr(s), "ValueError", e)
