# tests/lang/code/codeop_incomplete.py - codeop tells what lacks lines from what is wrong
import codeop, warnings
warnings.simplefilter("ignore")
for s in ["(a **", "(a,", "a = '''x", "def f(", "if 1:", "a = [1,\n{", "@dec", "class A:\n  def f(self):", "x = \\", "lambda", "f'''x", "try:", "a.b(c", "print(", "9+", "(9+", "with (a as b,", "def f():\n  pass\nelse:","if 9==3:\n  pass\nelse:", "if 1:\n  pass\n  if 1:\n    pass\n    else:", "#a\n#b", "a = 1\n", "try:\n  pass\nfinally:\n  pass", "", "\n\n", "x = 'a", "a = 1;", "if 1: pass\n", "if 1: pass", "del f(1)", "a b", "match x:", "match x:\n  case 1:", "[x for", "{", "a[", "def f(x: (", "from x import (", "from x import", "import", "return", "raise", "not", "global", "*a", "with a:", "async def f():", "1 if 2 else", "x =", "x = (\n# c", "a = 1\nif 1:", "'a' \\", "assert", "while 1", "for", "for x in", "class", "class A", "class A(", "def", "f(**", "lambda x:", "lambda x", "yield", "await", "@", "@a\n", "x: int =", "\\", "if", "elif", "f'{", "f'''{", "f'''{a}"]:
    for sym in ("single","exec","eval"):
        try: r = codeop.compile_command(s, symbol=sym); r = type(r).__name__
        except Exception as e: r = type(e).__name__+": "+str(e)
        print(repr(s), sym, r)
