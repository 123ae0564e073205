# tests/lang/syntaxerrors/targets.py - things that cannot be assigned to or deleted: message, line, offsets and text as CPython gives them
sources = [
    '1 = x',
    'f() = 1',
    'x + 1 = 2',
    'None = 1',
    'f(1+1=2)',
    'del f()',
    'del 1',
    'with open() as 5: pass',
    'for 1 in x: pass',
    '(a, 1) = 2',
    'a, b += 1',
    '*a = 1',
    '*a',
    'x = yield = 1',
    'if x = 1: pass',
    'while x = 1: pass',
    'x == 1 = 2',
    '(yield) = 1',
    'True = 1',
    '__debug__ = 1',
    'lambda: (yield) = 1',
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
