# release_mix.py MIX SHARE [classes] - makes 2,000,000 small objects, drops SHARE of them at random, goes on with light work for a
# second, and prints anonymous resident memory in MB: at the start, full, dropped, after that second, and after the allocator was asked
# to give back all it can.
#
# MIX: `records` (tuples, lists, dicts, instances and strings of 50 to 400 bytes, whose parts are shared) or `leaves` (the
# same with a fresh int, float or short string in each, so that half of the blocks have 24 bytes).
# `classes`: when it is full, the allocator's table of live blocks by size goes to standard error (under Ouro or with its adapter).
import sys
import time


def resident():
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("RssAnon"):
                return int(line.split()[1]) / 1024


class Random:  # the same numbers everywhere, and no module to load
    def __init__(self, seed):
        self.state = seed

    def next(self, below):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) * below >> 23


class Record:
    def __init__(self, a, b, c, d, e):
        self.a = a
        self.b = b
        self.c = c
        self.d = d
        self.e = e


PARTS = [None, True, 7, "name", "value", 2.5, (), 100, "x", b"y"] * 2


def record(i, size):
    kind = i % 5
    if kind == 0:
        return tuple(PARTS[: 4 + size])
    if kind == 1:
        return PARTS[: 6 + size]
    if kind == 2:
        return {"id": 1, "name": "a", "kind": None, "size": 3, "next": True}
    if kind == 3:
        return "abcdefghij" * (3 + size * 2)
    return Record(None, "a", 3, True, 2.5)


def leaf(i, size):
    kind = i % 6
    if kind == 0:
        return (i, i + 1, str(i))
    if kind == 1:
        return [i, i * 1.5, None]
    if kind == 2:
        return {"a": i, "b": str(i)}
    if kind == 3:
        return "x%d" % i * (1 + size)
    if kind == 4:
        return Record(i, i * 2.0, None, None, None)
    return i * 1.25


def show_classes():
    try:
        import ouro_alloc
    except ImportError:
        sys._debugmallocstats()
        return
    for size, row in ouro_alloc.stats()["classes"].items():
        print("class %d blocks pools %d live %d" % (size, row["pools"], row["live"]), file=sys.stderr)


def trim():
    try:
        import ouro_alloc
    except ImportError:
        import gc
        gc.collect()  # in Ouro it does that, too
    else:
        ouro_alloc.trim()


def main(mix, share, classes):
    make = {"records": record, "leaves": leaf}[mix]
    random = Random(1)
    start = resident()
    objects = [make(i, random.next(14)) for i in range(2000000)]
    full = resident()
    if classes:
        show_classes()
    below = int(share * 1000000)
    if share < 1:
        for i in range(len(objects)):
            if random.next(1000000) < below:
                objects[i] = None
    else:
        objects = None
    dropped = resident()
    end = time.monotonic() + 1
    while time.monotonic() < end:
        [i for i in range(100)]
    later = resident()
    trim()
    print("%.1f %.1f %.1f %.1f %.1f" % (start, full, dropped, later, resident()))


main(sys.argv[1], float(sys.argv[2]), len(sys.argv) > 3)
