# M1, levels: requests go down from objects to the system. `ouro -X memstats examples/m01_levels.py` shows each level.
import sys

ints = list(range(1000, 101000))            # +3: each int from the int allocator's blocks
texts = ["text %d" % i for i in ints[:50000]]  # +3 and +2
table = {t: i for t, i in zip(texts, ints)}   # +2 for the dict, +1 for its large table
block = bytearray(20_000_000)                 # +1 to level 0 and -1: straight from the system

print("ints:   ", len(ints), "objects,", sys.getsizeof(ints[0]), "bytes each")
print("strings:", len(texts), "objects,", sys.getsizeof(texts[0]), "bytes the first")
print("dict:   ", len(table), "entries,", sys.getsizeof(table) // 1024, "KB")
print("block:  ", len(block) // 1000000, "MB in one piece")


def resident():
    with open("/proc/self/status") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("VmRSS"))


before = resident()
del ints, texts, table, block
print("given back to the system after del:", "yes" if before - resident() > 19_000 else "no", "(the block at least)")
if hasattr(sys, "_memstats"):
    print(sys._memstats())
