# tests/lang/builtins/compile_modes.py - compile makes code for exec, eval and single
c = compile("1 + 1", "<f>", "single")
exec(c)
exec(compile("x = 5; x; None; 'text'", "<f>", "single"))
print(compile("a = 1", "name.py", "exec").co_filename, compile("1", "f", "eval").co_name)
for bad in (lambda: compile("1", "f", "wrong"), lambda: compile("a = 1", "f", "eval"), lambda: compile("a\nb", "f", "single"), lambda: compile(5, "f", "exec"), lambda: compile("a\0b", "f", "exec")):
    try:
        bad()
    except (ValueError, SyntaxError, TypeError) as e:
        print(type(e).__name__, e.args[0])
print(eval(compile(b"'bytes source'", "f", "eval")), eval(b"2 + 3"))
