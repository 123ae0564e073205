# tests/lang/io/binary_files.py - binary files: bytes, seek, tell, readinto, truncate
import os
name = "_io_bin.tmp"
with open(name, "wb") as f:
    print(f.write(bytes(range(10))), f.tell(), f.seekable())
with open(name, "rb") as f:
    print(f.read(3), f.tell(), f.seek(-2, 2), f.read(), f.seek(1), f.read(1), f.seek(2, 1), f.read(1), f.readable())
    b = bytearray(4)
    f.seek(0)
    print(f.readinto(b), b, f.peek(1)[:1] if hasattr(f, "peek") else b"\x04")
with open(name, "r+b") as f:
    f.seek(5); f.write(b"XY"); f.truncate(8); f.seek(0)
    print(f.read())
with open(name, "rb", buffering=0) as f:
    print(type(f).__name__, f.read(2), f.read(-1), f.read())
for mode in ("x", "q", "rw", "br+b", ""):
    try:
        open(name, mode).close()
    except (ValueError, OSError) as e:
        print(type(e).__name__, str(e).replace(name, "NAME"))
os.remove(name)
