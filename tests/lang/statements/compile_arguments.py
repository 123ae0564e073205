# tests/lang/statements/compile_arguments.py - compile: modes, flags, dont_inherit, optimize, names and what is refused
import ast
def attempt(f):
    try: r = f(); print(r)
    except Exception as e: print(type(e).__name__, e)
attempt(lambda: eval(compile("1 + 1", "f", "eval"))); attempt(lambda: compile("x", "f", "other")); attempt(lambda: compile("x", "f", 5)); attempt(lambda: compile("x", 5, "exec"))
attempt(lambda: compile("x", b"bytes.py", "exec").co_filename); attempt(lambda: compile("x", "a\0b", "exec")); attempt(lambda: compile(5, "f", "exec")); attempt(lambda: compile("x", "f", "exec", flags=1 << 30))
attempt(lambda: compile("x", "f", "exec", optimize=3)); attempt(lambda: compile("x", "f", "exec", optimize=-2)); attempt(lambda: compile("x")); attempt(lambda: compile("x", "f", "exec", bad=1))
src = '"doc"\ndef f():\n  "fdoc"\n  assert 0, "m"\n  return __debug__, f.__doc__\nr = __doc__, f'
for o in (-1, 0, 1, 2):
    ns = {}; exec(compile(src, "f", "exec", optimize=o), ns)
    d, f = ns["r"]
    try: print(o, d, f())
    except AssertionError as e: print(o, d, "assert", e)
import pathlib; attempt(lambda: compile("x", pathlib.Path("p.py"), "exec").co_filename)
for s in ("1\n2", "x = 1", "if 1: pass", "if 1: pass\n", "", "# c", "1;2", "def f(): pass", "def f(): pass\n\n", "for i in x:\n  i\n"):
    attempt(lambda: compile(s, "f", "single").co_name)
import sys
def show(x): print("displayed", x)
old, sys.displayhook = sys.displayhook, show
exec(compile("1 + 1", "f", "single")); exec(compile("None; 'a'; x = 3; x", "f", "single"), {}); exec(compile("for i in (1, 2): i\n", "f", "single"), {})
sys.displayhook = old
print(type(compile("1", "f", "exec", ast.PyCF_ONLY_AST)).__name__, type(compile("1", "f", "eval", ast.PyCF_ONLY_AST)).__name__)
attempt(lambda: compile("x", "f", "func_type")); attempt(lambda: compile(ast.parse("1"), "f", "eval")); attempt(lambda: eval(compile(ast.parse("7", mode="eval"), "f", "eval")))
import __future__
c = compile("def f(a: undefined): pass\nr = f.__annotations__", "f", "exec", flags=__future__.annotations.compiler_flag); ns = {}; exec(c, ns); print(ns["r"])
attempt(lambda: exec(compile("def f(a: undefined): pass", "f", "exec"), {}))
c = compile("from __future__ import annotations\ndef f(a: x + y, *b: 'q') -> [1, 2]: pass\nr = f.__annotations__", "f", "exec"); ns = {}; exec(c, ns); print(ns["r"], c.co_flags & __future__.annotations.compiler_flag != 0)
attempt(lambda: compile("from __future__ import nope", "f", "exec")); attempt(lambda: compile("from __future__ import braces", "f", "exec")); attempt(lambda: compile("x = 1\nfrom __future__ import division", "f", "exec"))
attempt(lambda: compile("print 1", "f", "exec")); attempt(lambda: compile("1 <> 2", "f", "eval")); attempt(lambda: eval(compile("1 <> 2", "f", "eval", __future__.barry_as_FLUFL.compiler_flag))); attempt(lambda: compile("1 != 2", "f", "eval", __future__.barry_as_FLUFL.compiler_flag))
attempt(lambda: compile("é = 1".encode("latin-1"), "f", "exec")); attempt(lambda: compile("# coding: latin-1\né = 1".encode("latin-1"), "f", "exec").co_names); attempt(lambda: compile("\ufeffx", "f", "exec").co_names); attempt(lambda: compile(b"\xef\xbb\xbfx", "f", "exec").co_names)
