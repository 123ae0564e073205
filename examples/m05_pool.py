# M5, pools: a pool holds blocks of one size class; when all its blocks are free, any class can have it.
def resident():
    with open("/proc/self/status") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("VmRSS")) // 1024


first = [(i,) for i in range(300000)]       # one size class
peak = resident()
spans = {id(t) >> 14 for t in first}
print("tuples of one:", len(first), "in", len(spans), "stretches of 16 KB")
kept = first[::15000]                       # a few stay, so that their arenas stay too
del first
second = [(i, i, i, i, i) for i in range(150000)]  # another class
again = {id(t) >> 14 for t in second}
print("tuples of five use stretches that tuples of one left:", "many" if len(spans & again) > len(again) // 4 else "few")
print("resident memory at the end is", "no higher" if resident() <= peak * 1.25 else "higher", "than at the first peak")
