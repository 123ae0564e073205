# tests/lang/syntaxerrors/hints.py - errors with a hint of what is missing: message, line, offsets and text as CPython gives them
sources = [
    'if x\n  y',
    "print 'a'",
    'try:\n pass\nx',
    'x if y',
    '\x00',
    '\\ x',
    'x = \\',
    '{1: 2, 3}',
    'try: pass',
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
