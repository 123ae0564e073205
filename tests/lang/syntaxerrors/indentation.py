# tests/lang/syntaxerrors/indentation.py - wrong indentation: message, line, offsets and text as CPython gives them
sources = [
    '  x = 1',
    'if 1:\nx',
    'if 1:\n  x\n y',
    'def f():\n\tx\n        y',
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
