# tests/lang/syntaxerrors/plain_expressions.py - expressions that are cut off or malformed: message, line, offsets and text as CPython gives them
sources = [
    'x = = 1',
    'a b',
    'lambda x: = 1',
    'x = 5 +',
    'x = $',
    'x = ?',
    'a; b; ;',
    'x: int: 5',
    'print(*)',
    'not',
    'a = b = ',
    'é = 1\nü ü',
    'a = 1 2',
    'a.1',
    'a..b',
    '{1, 2: 3}',
    '(x for x)',
    '[x for]',
    'a if b else',
    'a ? b : c',
    'a++',
    '++',
    'a <> b',
    'a === b',
    'a && b',
    'a || b',
    '!a',
    '`a`',
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
