# tests/lang/statements/assert_forms.py - assert with messages, tuples, side effects; AssertionError found even when its name is shadowed; with -O
# presets: not fault
import subprocess, sys
def t(f):
    try: f()
    except BaseException as e: print(type(e).__name__, e.args, repr(e.__context__))
    else: print("passed")
def a1(): assert 1 == 2
def a2(): assert 0, "msg"
def a3(): assert [], ("a", "b")
def a4(): assert None, ValueError("exc as message")
def a5(): assert 0, 1 / 0
def a6(): assert 1, 1 / 0
def a7(): assert (lambda: [][0])(), "x"
def a8():
    AssertionError = KeyError
    assert 0, "local shadow"
def a9(): assert 0, None
def a10(): assert 0 if True else 1, f"{1 + 1}"
def a11(): assert (x := 0) or x, x
class B:
    def __bool__(self): raise LookupError("truth")
def a12(): assert B(), "never"
for f in (a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12): t(f)
AssertionError = TypeError
t(a2); del AssertionError
import builtins; old = builtins.AssertionError; builtins.AssertionError = OSError; t(a2); builtins.AssertionError = old
code = "def side(): print('side'); return 0\nassert side(), print('msg')\nprint(__debug__)\nif __debug__: print('debug code')\nif not __debug__: print('optimised')\n'doc'\ndef f(): 'fdoc'\nprint(f.__doc__)\nassert (1, 'always true')"
for o in ([], ["-O"], ["-OO"]):
    r = subprocess.run([sys.executable, *o, "-c", code], capture_output=True, text=True); print(o, r.returncode, r.stdout.split(), r.stderr.splitlines()[-1:])
for s in ("__debug__ = 1", "def f(__debug__): pass", "import a as __debug__", "for __debug__ in x: pass", "del __debug__", "__debug__ += 1", "x.__debug__ = 1", "f(__debug__=1)", "global __debug__", "class __debug__: pass", "def __debug__(): pass", "with a as __debug__: pass", "lambda __debug__: 0", "(__debug__ := 1)", "x: __debug__ = 1", "__debug__: int = 1", "try: pass\nexcept E as __debug__: pass", "match x:\n case __debug__: pass", "from a import __debug__", "x.__debug__", "[0 for __debug__ in x]"):
    try: compile(s, "s", "exec"); print("fine", s)
    except SyntaxError as e: print(s.replace("\n", ";"), "|", e.msg, e.lineno, e.offset)
