# tests/lang/tracebacks/syntax_error_display.py - how SyntaxErrors are printed: caret ranges, tabs, wide characters, empty text, odd fields
import traceback
def show(*a):
    try: e = SyntaxError(*a)
    except Exception as x: print(type(x).__name__, x); return
    print("".join(traceback.format_exception_only(e)))
show("m", ("f.py", 1, 1, "abc def\n", 1, 4)); show("m", ("f.py", 1, 5, "abc def", 1, 8)); show("m", ("f.py", 1, 5, "abc def")); show("m", ("f.py", 1, 0, "abc")); show("m", ("f.py", 1, -1, "abc", 1, -1)); show("m", ("f.py", 1, 50, "abc", 1, 60)); show("m", ("f.py", 1, 2, "abc", 2, 3)); show("m", ("f.py", 1, 2, None)); show("m", ("f.py", 1, 2, "")); show("m", ("f.py", 1, None, "abc")); show("m", (None, 1, 2, "abc")); show("m", ("f.py", None, 2, "abc")); show("m", ("f.py", 5, 2, "   indented", 5, 6)); show("m", ("f.py", 5, 6, "   indented", 5, 9)); show("m", ("f.py", 1, 2, "\tx\ty", 1, 4)); show("m", ("f.py", 1, 3, "日本語 x", 1, 5)); show("m", ("f.py", 1, 3, "a\nb\nc", 1, 4)); show("m"); show(); show(None); show("m\nn", ("f", 1, 1, "x")); show("m", ("f.py", 1, 3, "\x0cab c", 1, 4)); show("m", ("", 0, 1, "x")); show("m", ("f.py", 1, 4, "ab ", 1, 5)); show("m", ("f.py", 1, 2, "abc", 1, 0)); show("m", ("f.py", 1, 3, "abc", 1, 2)); show("m", ("f.py", 1, 2, "abc", None, None))
for src in ("x = (1,\n  y = 2\n", "\tif x\n", "日本 = = 1", "x = '日本' y", "def f():\n\treturn return", "f(\n  a b\n)", "'''\nabc", "x = 1 +", "a\n  b", "if 1:\nx", "\x0cx y", "x = {\n 1: 2\n 3: 4}", "é è", "print 'x'", "\n\n\nx y z", "class C:\n    def f(self)\n        pass", "x = [1, 2", "a = 5 $", "for i in range(10) print(i)", "𝒳 𝒴 z w"):
    try: compile(src, "src.py", "exec")
    except SyntaxError as e: print("".join(traceback.format_exception_only(e)))
