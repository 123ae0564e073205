# tests/lang/io/write_only.py - reading what is open for writing says "not readable"; newlines are forgotten by a seek
import os, tempfile
path = os.path.join(tempfile.mkdtemp(), "f")
with open(path, "w") as f:
    for name, args in (("read", ()), ("read", (0,)), ("read", (5,)), ("readline", ()), ("readlines", ()), ("__next__", ())):
        try:
            print(getattr(f, name)(*args))
        except Exception as e:
            print(name, args, type(e).__name__, e)
with open(path, "w+", newline=None) as f:
    print(f.newlines)
    f.write("a\nb\n")
    f.seek(0)
    f.read()
    print(repr(f.newlines))
    f.seek(0)
    print(f.newlines)
    f.readline()
    print(repr(f.newlines))
    f.seek(0, 2)
    print(f.newlines)
os.remove(path)
os.rmdir(os.path.dirname(path))
