# tests/lang/syntaxerrors/plain_statements.py - statements that are cut off or malformed: message, line, offsets and text as CPython gives them
sources = [
    'def f(:\n pass',
    'for x in\n pass',
    'while\n pass',
    'class\n pass',
    'import',
    'from x import',
    'import a.b as',
    '@\ndef f(): pass',
    'else: pass',
    'assert',
    'raise x from',
    'async x',
    'from x import *, a',
    'import a as b.c',
    'pass x',
    'class 1: pass',
    'if: pass',
    'for x y in z: pass',
    'with: pass',
    'except: pass',
    'finally: pass',
    'elif x: pass',
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
