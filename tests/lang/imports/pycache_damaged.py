# tests/lang/imports/pycache_damaged.py - whatever byte of a cache is changed, the source is compiled again
# oracle: no
import os, sys
folder = f"/tmp/ouro-damaged-{os.getpid()}"
os.mkdir(folder)
sys.path.insert(0, folder)
sys.dont_write_bytecode = False
with open(f"{folder}/damaged_a.py", "w") as f:
    f.write("def f(x):\n    return x + 1\nvalue = f(41)\n")
import damaged_a
cache = damaged_a.__cached__
good = open(cache, "rb").read()
wrong = []
for i in range(len(good)):
    with open(cache, "wb") as f:
        f.write(good[:i] + bytes([good[i] ^ 1 << i % 8]) + good[i + 1:] if i % 9 else good[:i])
    del sys.modules["damaged_a"]
    import damaged_a
    if damaged_a.value != 42 or open(cache, "rb").read() != good:
        wrong.append(i)
print("bytes that matter:", wrong)
os.system(f"rm -r {folder}")
