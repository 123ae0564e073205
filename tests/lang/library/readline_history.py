# tests/lang/library/readline_history.py - the history of readline, its files, and what its functions refuse, without a terminal
import os
import tempfile
import readline


def show(name, *args):
    try:
        print(name, args, repr(getattr(readline, name)(*args)))
    except Exception as e:
        print(name, args, type(e).__name__, str(e).replace(folder, ""))


folder = tempfile.mkdtemp()
os.chdir(folder)
readline.clear_history()
for line in "first", "second", "", "caf\xe9", "\udc80", "first":
    show("add_history", line)
show("get_current_history_length")
for i in -1, 0, 1, 4, 5, 6, 7:
    show("get_history_item", i)
for args in (1,), (None,), ("a\0",), (), ("a", "b"):
    show("add_history", *args)
for i in -1, 6, 0, "x", 2**40:
    show("remove_history_item", i)
for args in (0, "new"), (5, "no"), (-1, "no"), (0, 1), ("x", "y"), (1,):
    show("replace_history_item", *args)
print([readline.get_history_item(i) for i in range(1, readline.get_current_history_length() + 1)])

path = "history"
for args in (path,), (1,), ("a\0",), (path, 1):
    show("write_history_file", *args) if args[0] != path or len(args) > 1 else print(readline.write_history_file(*args))
print(open(path, "rb").read())
readline.append_history_file(2, path)
print(open(path, "rb").read())
readline.set_history_length(3)
readline.append_history_file(1, os.fsencode(path))
print(open(path, "rb").read())
readline.write_history_file(path)
print(open(path, "rb").read(), readline.get_history_length())
readline.set_history_length(-1)
readline.clear_history()
readline.read_history_file(path)
print([readline.get_history_item(i) for i in range(1, readline.get_current_history_length() + 1)])
os.remove(path)
for f in readline.read_history_file, lambda p: readline.append_history_file(1, p):
    try:
        f(path)
    except OSError as e:
        print(type(e).__name__, e.errno)
for args in (1,), ("x",), (2**40, path), (1, 2), (1, "a", 2):
    show("append_history_file", *args) if args != (1,) else None

for name in "set_completer", "set_startup_hook", "set_pre_input_hook", "set_completion_display_matches_hook":
    for args in (), (None,), (1,), ("x", "y"), (len,), ():
        show(name, *args)
        if name == "set_completer":
            show("get_completer")
show("get_completer_delims")
for delims in " \t", "\xe9", 1, "a\0":
    show("set_completer_delims", delims)
    show("get_completer_delims")
for name in "get_begidx", "get_endidx", "get_completion_type", "get_line_buffer", "redisplay", "get_history_length":
    show(name)
    show(name, 1)
for args in (None,), (0,), ([1],), (), (1, 2):
    show("set_auto_history", *args)
for args in ("set bell-style none",), ("tab: complete",), ('"\\C-x\\C-r": reverse-search-history',), (1,), ("a\0",), ():
    show("parse_and_bind", *args)
show("insert_text", "abc")
show("insert_text", 1)
show("get_line_buffer")
show("set_history_length", "x")

# A line of a file ends at a zero, and an empty one is none.
strange = os.path.join(folder, "strange")
with open(strange, "wb") as f:
    f.write(b"a\0b\n\n\0\nlast\n")
readline.clear_history()
readline.read_history_file(strange)
print([readline.get_history_item(i) for i in range(5)])
os.remove(strange)
os.rmdir(folder)
