# tests/lang/imports/pycache_by_hash.py - caches that py_compile made by hash: checked ones follow the source, unchecked ones do not
import os, py_compile, sys
folder = f"/tmp/ouro-by-hash-{os.getpid()}"
os.mkdir(folder)
sys.path.insert(0, folder)
sys.dont_write_bytecode = False
path = f"{folder}/hashed_a.py"

def write(value):
    with open(path, "w") as f:
        f.write(f"value = {value}\n")
    os.utime(path, (1_000_000_000, 1_000_000_000))

def load():
    sys.modules.pop("hashed_a", None)
    for finder in sys.path_importer_cache.values():
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()
    import hashed_a
    return hashed_a.value, hashed_a.__cached__

for mode in (py_compile.PycInvalidationMode.CHECKED_HASH, py_compile.PycInvalidationMode.UNCHECKED_HASH, py_compile.PycInvalidationMode.TIMESTAMP):
    write(1)
    cache = py_compile.compile(path, invalidation_mode=mode, doraise=True)
    print(mode.name, open(cache, "rb").read()[4:8], load() == (1, cache), end=" ")
    write(2)
    value, again = load()
    print(value, again == cache, open(cache, "rb").read()[4:8])
os.system(f"rm -r {folder}")
