# tests/lang/imports/pycache.py - a module's code is cached; a cache that is old, damaged or in the way is never an error
import os, sys
folder = f"/tmp/ouro-pycache-{os.getpid()}"
os.mkdir(folder)
sys.path.insert(0, folder)
sys.dont_write_bytecode = False
tag = sys.implementation.cache_tag
cache = f"{folder}/__pycache__/cached_a.{tag}.pyc"

def write(name, text, mode="w"):
    with open(f"{folder}/{name}", mode) as f:
        f.write(text)

def load(name="cached_a"):
    sys.modules.pop(name, None)
    for finder in sys.path_importer_cache.values():
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()
    return __import__(name)

write("cached_a.py", "def f(): k = 888888888; return [k is g()]\ndef g(): return 888888888\nx = 1\n")
os.utime(f"{folder}/cached_a.py", (1_000_000_000, 1_000_000_000))
first = load()
print("written:", os.path.exists(cache), first.__cached__ == cache, first.__spec__.cached == cache)
data = open(cache, "rb").read()
print("head:", data[4:8], int.from_bytes(data[8:12], "little"), int.from_bytes(data[12:16], "little"))
print("again:", load().f(), load().x, load().f.__code__.co_filename == folder + "/cached_a.py")

# what is in the cache counts, not the source, as long as time and size agree
write("cached_a.py", "def f(): k = 888888888; return [k is g()]\ndef g(): return 888888888\nx = 2\n")
os.utime(f"{folder}/cached_a.py", (1_000_000_000, 1_000_000_000))
print("same time and size:", load().x)
os.utime(f"{folder}/cached_a.py", (1_000_000_001, 1_000_000_001))
print("another time:", load().x)
write("cached_a.py", "x = 'longer' * 3\n")
os.utime(f"{folder}/cached_a.py", (1_000_000_001, 1_000_000_001))
print("another size:", load().x)

good = open(cache, "rb").read()
for what, bad in [("empty", b""), ("another magic", b"abcd" + good[4:]),
                  ("unknown flags", good[:4] + b"\x20\0\0\0" + good[8:])]:
    with open(cache, "wb") as f:
        f.write(bad)
    print(what + ":", load().x, open(cache, "rb").read() == good)

sys.dont_write_bytecode = True
os.remove(cache)
print("forbidden:", load().x, os.path.exists(cache))
sys.dont_write_bytecode = False

sys.pycache_prefix = f"{folder}/elsewhere/deep"
m = load()
print("prefix:", m.__cached__ == f"{folder}/elsewhere/deep{folder}/cached_a.{tag}.pyc", os.path.exists(m.__cached__))
sys.pycache_prefix = None

os.rmdir(f"{folder}/__pycache__")
write("__pycache__", "a file is in the way")
print("no folder:", load().x, os.path.isfile(f"{folder}/__pycache__"))
os.system(f"rm -r {folder}")
