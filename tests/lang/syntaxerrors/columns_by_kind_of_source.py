# lang/syntaxerrors/columns_by_kind_of_source.py: columns are bytes where nothing declares an encoding (files, bytes), characters elsewhere; at a file's end there is no column
# presets: not fault
# timeout: 60
import ast
import subprocess
import sys
import tempfile

sources = (
    "if 1:\n", "if 1:", "if 1:\n  if 2:\n", "class A:\n  # c\n", "try:\n  x\n", "try:\n  x\ny\n", "if 1:\n\n\n", "if 1:\n  pass\nelse:\n",
    "é é\n", "# coding: utf-8\né é\n", "@d\n", "x = 1 +\n", "a é\n", "é = = 1\n", 'b"é"\n', "f(é b)\n", "é = $\n",
    'é = "abc\n', '"é" = 1\n', 'x = "é" + (\n', 'f"é{a b}"\n', 'return "é", 1\n', 'f("é", a=1, b)\n', "def f(é, é): pass\n",
    "if é = 1: pass\n", "日本 語 x\n", "while é:\nx\n", "é = 1\n  y\n", "match é:\n  case é() | x: pass\n",
)


def tell(f, *args):
    try:
        f(*args)
        print("fine")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, repr(e.text), e.end_lineno, e.end_offset)


with tempfile.TemporaryDirectory() as folder:
    for text in sources:
        print(ascii(text))
        for source in (text, text.encode()):
            tell(compile, source, "s", "exec")
            tell(ast.parse, source)
        with open(folder + "/_q.py", "w", encoding="utf-8") as f:
            f.write(text)
        for arguments in (["-B", folder + "/_q.py"], ["-B", "-c", "import _q"], ["-c", text]):
            done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=folder)
            print("".join(line for line in done.stderr.splitlines(True) if not line.startswith("  File")).replace("Traceback (most recent call last):\n", ""), end="")
