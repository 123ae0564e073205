# tests/lang/io/with_closes_on_error.py - a file is closed when its with block fails, and when it is dropped
import os, warnings
warnings.simplefilter("ignore")
name = "_io_close.tmp"
try:
    with open(name, "w") as f:
        f.write("data")
        raise KeyError("x")
except KeyError:
    print(f.closed)
open(name, "a").write("more")
print(open(name).read())
f = open(name)
fd = f.fileno()
del f
try:
    os.fstat(fd)
    print("still open")
except OSError as e:
    print(e)
os.remove(name)
