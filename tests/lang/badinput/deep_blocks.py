# tests/lang/badinput/deep_blocks.py - a hundred nested blocks are the limit of indentation
def blocks(n):
    return "".join("    " * i + "if 1:\n" for i in range(n)) + "    " * n + "x = 1\n"
for n in (15, 98, 99, 100, 101, 300):
    try:
        compile(blocks(n), "<blocks>", "exec")
        print(n, "compiles")
    except (SyntaxError, MemoryError, RecursionError) as e:
        print(n, type(e).__name__, e.args[0])
for n in (19, 20, 21):
    try:
        compile("".join("    " * i + "for x in y:\n" for i in range(n)) + "    " * n + "x = 1\n", "<blocks>", "exec")
        print(n, "compiles")
    except SyntaxError as e:
        print(n, e.msg)
