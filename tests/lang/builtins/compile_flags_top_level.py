# tests/lang/builtins/compile_flags_top_level.py - compile(): flags that there are not, a NUL in the mode, asynchronous generator expressions at top level
import ast, inspect
for flags in (0x10000, 0x20000, 0x1000000, 0x2000000, 0x8000, 1):
    try:
        compile("1", "f", "eval", flags)
        print(hex(flags), "ok")
    except ValueError as e:
        print(hex(flags), e)
for mode in ("exec\0", "exec", "\0"):
    try:
        compile("1", "f", mode)
        print(repr(mode), "ok")
    except ValueError as e:
        print(repr(mode), e)
for source in ("(x async for x in y)", "(await x for x in y)", "[x async for x in y]", "(x for x in y)", "lambda: (x async for x in y)", "f((x async for x in y))", "1"):
    for mode in ("exec", "eval", "single"):
        try:
            code = compile(source, "f", mode, ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            print(source, mode, bool(code.co_flags & inspect.CO_COROUTINE))
        except SyntaxError as e:
            print(source, mode, e.msg)
