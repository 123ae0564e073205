# tests/lang/syntaxerrors/scoping_errors.py - names used against their declarations
for s in ("def f():\n  x = 1\n  global x", "def f():\n  print(x)\n  global x", "def f():\n  global x\n  nonlocal x", "def f():\n  def g():\n    nonlocal y", "def f(a):\n  nonlocal a", "def f():\n  x = 1\n  def g():\n    x = 2\n    nonlocal x", "class C:\n  nonlocal x", "def f():\n  [y := 1 for y in x]", "[x := 1 for x in y]", "class C:\n  [z := 1 for a in b]", "[i for i in (j := x)]", "def f():\n  from x import *", "def f():\n  global __debug__; __debug__ = 1", "def f():\n  import x.__debug__", "def f(__debug__): pass", "x: int = 1\ndef f():\n  global x\n  x: int = 2", "def f():\n  yield\n  return 1", "async def f():\n  yield\n  return 1", "def f():\n  await x", "[await x for x in y]", "class C:\n  return 1", "class C:\n  yield 1", "lambda: (x := 1)", "(x := 1)", "x := 1", "f(x := 1, y=(z := 2))", "def f():\n  x: (yield) = 1"):
    try:
        compile(s, "<s>", "exec")
        print(repr(s), "compiles")
    except SyntaxError as e:
        print(repr(s), "|", e.msg, "|", e.lineno, e.offset)
