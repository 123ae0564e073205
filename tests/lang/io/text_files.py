# tests/lang/io/text_files.py - writing and reading a text file, by line, by size and whole
import os
name = "_io_text.tmp"
with open(name, "w", encoding="utf-8") as f:
    print(f.write("first\n"), f.write("zweite Zeile é世\n"), f.writelines(["a\n", "b"]), f.name, f.mode, f.closed, f.writable(), f.readable(), f.encoding)
with open(name, encoding="utf-8") as f:
    print(repr(f.readline()), repr(f.read(3)), repr(f.readline()), f.readlines(), repr(f.read()))
with open(name, encoding="utf-8") as f:
    print([line for line in f])
with open(name, "a", encoding="utf-8") as f:
    print("appended", file=f)
with open(name, "r+", encoding="utf-8") as f:
    print(f.read().count("\n"), f.seek(0), f.tell(), f.read(5))
print(os.path.getsize(name), f.closed)
try:
    f.read()
except ValueError as e:
    print(e)
os.remove(name)
print(os.path.exists(name))
