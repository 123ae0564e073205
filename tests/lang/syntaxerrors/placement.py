# tests/lang/syntaxerrors/placement.py - statements in the wrong place: message, line, offsets and text as CPython gives them
sources = [
    'return 1',
    'yield 1',
    'break',
    'continue',
    'nonlocal x',
    'await x',
    'def f(): nonlocal x',
    'def f(x): global x',
    'from __future__ import nothing',
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
