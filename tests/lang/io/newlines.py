# tests/lang/io/newlines.py - newline translation on reading and writing
import os
name = "_io_nl.tmp"
with open(name, "wb") as f: f.write(b"a\r\nb\rc\nd")
for nl in (None, "", "\n", "\r", "\r\n"):
    with open(name, newline=nl) as f: print(repr(nl), f.readlines())
for nl in (None, "", "\n", "\r\n"):
    with open(name, "w", newline=nl) as f: f.write("x\ny\r\n")
    with open(name, "rb") as f: print(repr(nl), f.read())
try:
    open(name, newline="q")
except ValueError as e:
    print(e)
os.remove(name)
