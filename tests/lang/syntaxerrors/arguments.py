# tests/lang/syntaxerrors/arguments.py - wrong parameter lists and arguments: message, line, offsets and text as CPython gives them
sources = [
    'def f(a, a): pass',
    'f(a=1, 2)',
    'f(**a, *b)',
    'f(a=1, a=2)',
    '{**a for a in b}',
    '[*a for a in b]',
    'def f(*): pass',
    'def f(**a, b): pass',
    'def f(a=1, b): pass',
    'def f(a, *, **k): pass',
    'f(x for x in y, 1)',
    'class C(a=1, a=2): pass',
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
