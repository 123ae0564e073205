# tests/lang/syntaxerrors/literals.py - malformed literals: message, line, offsets and text as CPython gives them
sources = [
    'x = 0777',
    'x = 1__0',
    'x = 0x',
    'a = 5a',
    "b'é'",
    'def 1f(): pass',
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
