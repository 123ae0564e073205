# tests/lang/syntaxerrors/starred_annotations.py - messages on * and / among parameters know neither a starred annotation nor a second * with a default
sources = [
    "def f(*a: *b = (1,)): pass", "def f(*a: b = 1): pass", "def f(*a: *b=): pass", "def f(*a: *b, *c): pass", "def f(*a: *b, *, d): pass",
    "def f(*a: b, *c): pass", "def f(*a: *b, c, /): pass", "def f(*a: b, c, /): pass", "def f(*a, *b: *c): pass", "def f(*a, *b=1): pass",
    "def f(*a, *b: c): pass", "def f(*a, *b: c, d): pass", "def f(*a, *b c): pass", "lambda *a, *b: 0", "lambda *a, *b=1: 0", "def f(*a, *): pass",
    "def f(*a, *, b): pass", "def f(*a: *b, **k: *c): pass", "def f(*a: *b, c=1, **k): pass",
]
for s in sources:
    try:
        compile(s, "<bad>", "exec")
        print(repr(s), "compiles")
    except SyntaxError as e:
        print(repr(s), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
