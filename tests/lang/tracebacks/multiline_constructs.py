# tests/lang/tracebacks/multiline_constructs.py - the lines and carets of errors in constructs that are laid out over several lines
import traceback
def boom(*a, **k): raise KeyError("boom")
class Bad:
    def __getattr__(self, n): boom()
    def __getitem__(self, k): boom()
    def __setitem__(self, k, v): boom()
    def __delitem__(self, k): boom()
    def __setattr__(self, k, v): boom()
    def __delattr__(self, k): boom()
    def __iter__(self): return self
    def __next__(self): boom()
    def __bool__(self): boom()
    def __hash__(self): boom()
    def __eq__(self, o): boom()
    def __lt__(self, o): boom()
    def __add__(self, o): boom()
    def __iadd__(self, o): boom()
    def __neg__(self): boom()
    def __format__(self, s): boom()
    def __call__(self, *a): boom()
    def __contains__(self, x): boom()
    def __enter__(self): return self
    def __exit__(self, *a): boom()
    def __instancecheck__(self, o): boom()
    def __mro_entries__(self, b): boom()
    async def __aenter__(self): boom()
    async def __aexit__(self, *a): pass
    def __aiter__(self): boom()
    def __await__(self): boom()
    def __index__(self): boom()
    def __str__(self): boom()
    def __len__(self): boom()
    __hash__ = __hash__
B = Bad()
sources = ["for x in (\n  B\n):\n  pass", "for x in \\\n  B: pass", "[\n  x\n  for x in\n  B\n]", "[x\n for x in [1]\n if\n  B]", "{\n  1: 2,\n  B:\n   3,\n}", "{1,\n B,\n 2}", "boom(\n  1,\n  2,\n)", "(\n  boom\n)(\n  1\n)", "boom(1,\n  *[2],\n  k=3)", "B\\\n.attr", "(B\n .attr\n .other)", "B[\n  1\n]", "B[1:\n  2]", "B[\n 1] = \\\n  2", "B.x = (\n  1,\n  2)", "B.x, \\\n  y = 1, 2", "del (\n  B.x,\n  B[1])", "(B\n +\n 1)", "(1 +\n  2 *\n  B)", "x = B; x += (\n  1)", "-\\\n B", "not \\\n B", "(B\n and\n 1)", "(1\n or\n 2) and B and 3", "(1\n <\n B)", "(0 <\n 1 <\n B)", "(1\n in\n B)", "(B\n ==\n 1)", "if (1 and\n    B):\n  pass", "while \\\n  B: pass", "assert (\n  B)", "assert 0, (\n  boom())", "return_ = (1\n  if B\n  else 2)", "f'''{\n B\n}'''", "f'{1}' \\\n f'{B:x}'", "'%s' % (\n  B)", "raise (\n  boom())", "raise KeyError from \\\n  boom()", "try:\n  1/0\nexcept boom(\n  1\n):\n  pass", "try:\n  1/0\nexcept (\n  KeyError,\n  5):\n  pass", "try: pass\nfinally:\n  boom(\n   1)", "with (\n  B as x,\n  B as y\n):\n  pass", "with B, \\\n  boom(): pass", "with B as (\n  x,\n  y): pass", "match B:\n  case 1:\n    pass", "match 1:\n  case (\n    B()):\n    pass", "match 1:\n  case x if (\n    boom()):\n    pass", "@boom(\n  1)\ndef f():\n  pass", "@boom\n@int\nclass C:\n  pass", "@boom\ndef f(\n  a\n):\n  pass", "def f(a=1,\n  b=boom()): pass", "def f(a: boom(),\n  b): pass", "def f() -> \\\n  boom(): pass", "class C(\n  B,\n): pass", "class C(metaclass=\n  boom): pass", "class C:\n  x = 1\n  y = boom(\n    2)", "lambda_ = (lambda x:\n  boom(x))\nlambda_(\n  1)", "x: boom(\n ) = 1", "B.x: int = (\n  1)", "a, (\n  b,\n  c) = 1, 2", "a, b = (\n  1,)", "*a, b = \\\n  B", "[\n  *B,\n  1]", "{\n  **5,\n  1: 2}", "boom(\n  **5)", "print(\n  *B)", "from os import (\n  sep,\n  nope)", "import os, \\\n  nope_module", "x = [1,\n  2][\n  B]", "(yield_\n )", "undefined \\\n  + 1", "(1\n + undefined)", "boom(undefined,\n  1)", "boom(1,\n  undefined)", "(x := boom(\n  1))", "[y\n for y in [1]\n for z in\n boom()]", "sum(\n  boom(i)\n  for i in [1]\n)", "{k:\n  boom()\n for k in [1]}", "global g; g = \\\n  boom()", "isinstance(1,\n  B)", "''.join(\n  [1,\n   2])", "int(\n  'x',\n)", "[1,\n 2].index(\n  3)", "(lambda: (\n  1 /\n  0))()", "max(\n  [],\n)", "async_ = 1 if \\\n  B else 2", "exec(\n  'boom()')", "eval('(1 +\\n boom())')", "B(\n  1)(\n  2)", "boom(\n)(\n)", "boom(a\n=1)", "(boom\n(\n1\n)\n.x)", "x = \\\n\\\n boom()", "if 1:\n    boom() ; x = 1", "if 0: pass\nelif (\n B): pass", "for i in [1]:\n  for j in (\n    boom()): pass", "try:\n  raise ExceptionGroup('g', [\n    ValueError()])\nexcept* KeyError: pass"]
import linecache
for n, s in enumerate(sources):
    name = f"<source {n}>"
    linecache.cache[name] = (len(s), None, [l + "\n" for l in s.split("\n")], name)
    print(repr(s))
    try: exec(compile(s, name, "exec"), {"B": B, "boom": boom})
    except BaseException as e:
        tb = e.__traceback__.tb_next; last = None
        for line in traceback.format_exception(type(e), e, tb)[1:]:
            if 'in boom' in line or "multiline_constructs" in line: continue
            print(line, end="")
    else: print("fine")
async def drive_all():
    for s in ("async with (\n  B as x,\n): pass", "async for x in (\n  B): pass", "await \\\n  B", "[x\n async for x in\n B]"):
        ns = {"B": B}; src = "async def f():\n " + s.replace("\n", "\n ") + ("\n" if s.endswith(":") else "")
        name = f"<async {s[:12]!r}>"; linecache.cache[name] = (len(src), None, [l + "\n" for l in src.split("\n")], name)
        exec(compile(src, name, "exec"), ns)
        try: await ns["f"]()
        except BaseException as e:
            print(repr(s), *[l for l in traceback.format_exception(e)[1:] if "multiline_constructs" not in l], sep="\n", end="")
try: drive_all().send(None)
except StopIteration: pass
