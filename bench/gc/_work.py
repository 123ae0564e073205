# _work.py NAME - one measurement of the collector, in a process of its own; prints figures as NAME=VALUE words
import gc
import os
import sys
import time

cpu = time.process_time
N = 1000000
MASK = (1 << 64) - 1


def draws(seed):
    x = seed
    while True:
        x ^= x << 13 & MASK
        x ^= x >> 7
        x ^= x << 17 & MASK
        yield x >> 12


def say(**figures):
    print(" ".join(f"{k}={v:.6g}" for k, v in figures.items()))


def rss():
    """Anonymous resident bytes."""
    with open("/proc/self/status") as f:
        for line in f:
            if line.startswith("RssAnon"):
                return int(line.split()[1]) * 1024


class Three:
    def __init__(self, a, b, c):
        self.a = a
        self.b = b
        self.c = c


class Node:
    pass


def full(objects, n):
    """Nanoseconds an object of a full collection, the least of three."""
    gc.collect()
    best = min(timed_collect() for i in range(3))
    say(ns=best * 1e9 / n)
    return objects


def timed_collect():
    t = cpu()
    gc.collect()
    return cpu() - t


def full_fresh():
    gc.disable()
    full([[i] for i in range(N)], N)


def full_random_lists():
    gc.disable()
    d = draws(11)
    nodes = [[] for i in range(N)]
    for n in nodes:
        n.append(nodes[next(d) % N])
        n.append(nodes[next(d) % N])
        n.append(nodes[next(d) % N])
        n.append(nodes[next(d) % N])
    full(nodes, N)


def full_random_dicts():
    gc.disable()
    d = draws(12)
    nodes = [{} for i in range(N // 2)]
    for n in nodes:
        for k in "abcd":
            n[k] = nodes[next(d) % len(nodes)]
    full(nodes, len(nodes))


def full_random_instances():
    gc.disable()
    d = draws(13)
    nodes = [Node() for i in range(N)]
    for n in nodes:
        n.a = nodes[next(d) % N]
        n.b = nodes[next(d) % N]
    full(nodes, N)


def full_aged():
    """Half is freed at random and made anew, twice."""
    gc.disable()
    d = draws(14)
    objects = [[i] for i in range(N)]
    for turn in range(2):
        for i in range(N):
            if next(d) & 1:
                objects[i] = None
        for i in range(N):
            if objects[i] is None:
                objects[i] = [i]
        for i in range(N - 1, 0, -1):
            k = next(d) % (i + 1)
            objects[i], objects[k] = objects[k], objects[i]
    full(objects, N)


def build(make, n=5000000):
    """Pauses as a program that keeps what it makes sees them: processor time of each hundred objects, less the usual."""
    # Once unmeasured: the first time pages are touched they may come slowly, which would be taken for collecting.
    gc.disable()
    kept = [make(k % 100) for k in range(n)]
    kept = None
    gc.enable()
    kept, times = [], []
    append = kept.append
    started = cpu()
    before = cpu()
    for i in range(n // 100):
        for k in range(100):
            append(make(k))
        after = cpu()
        times.append(after - before)
        before = after
    took = cpu() - started
    times.sort()
    usual = times[len(times) // 2]
    # Again, without a collector: what collecting costs in all.
    kept.clear()
    del append
    kept = []
    gc.collect()
    gc.disable()
    append = kept.append
    started = cpu()
    for i in range(n // 100):
        for k in range(100):
            append(make(k))
        cpu()
    without = cpu() - started
    say(longest_ms=(times[-1] - usual) * 1e3, p999_ms=(times[int(len(times) * .999)] - usual) * 1e3, seconds=took, share=max(0, took - without) / took)


def build_lists():
    build(lambda k: [k])


def build_instances():
    build(lambda k: Three(k, k, k))


def dead_pairs():
    """Cycles of two lists, made and dropped: nanoseconds a cycle, collections included."""
    def run(n):
        for i in range(n):
            a = []
            b = [a]
            a.append(b)
    run(10000)
    t = cpu()
    run(2000000)
    say(ns=(cpu() - t) * 1e9 / 2000000)


def cyclotron():
    """Dead cycles made beside a large live heap: the most memory as a multiple of the live heap's (an arena more or less would
    be all that a difference shows), time a cycle."""
    live = [[i] for i in range(N)]
    gc.collect()
    base = rss()
    most = 0
    t = cpu()
    for i in range(200):
        for k in range(5000):
            n = Node()
            n.me = n
            n.payload = [k, k]
        most = max(most, rss() - base)
    say(over_live=1 + most / base, ns=(cpu() - t) * 1e9 / 1e6)
    return live


def held_garbage():
    """Dead cycles that are not yet reclaimed, at most."""
    live = [[i] for i in range(N)]
    gc.collect()
    made = gone = most = 0
    counts = [0]

    class Counted:
        __slots__ = ("me",)

        def __del__(self):
            counts[0] += 1
    for i in range(300000):
        c = Counted()
        c.me = c
        made += 1
        if made - counts[0] > most:
            most = made - counts[0]
    say(objects=most)
    return live


def private_dirty():
    total = 0
    with open("/proc/self/smaps") as f:
        for line in f:
            if line.startswith("Private_Dirty"):
                total += int(line.split()[1]) * 1024
    return total


def forked_child(frozen):
    gc.disable()
    objects = [[i] for i in range(N)]
    gc.collect()
    if frozen:
        gc.freeze()
    r, w = os.pipe()
    if os.fork() == 0:
        before = private_dirty()
        gc.enable()
        gc.collect()
        after = private_dirty()
        os.write(w, b"%d" % (after - before))
        os._exit(0)
    os.close(w)
    say(dirty_mb=int(os.read(r, 100)) / 1e6)
    os.wait()
    return objects


def fork_plain():
    forked_child(False)


def fork_frozen():
    forked_child(True)


def size_of(make):
    gc.collect()
    gc.disable()
    kept = [None] * N
    before = rss()
    for i in range(N):
        kept[i] = make(i)
    gc.collect()
    say(bytes=(rss() - before) / N)


def rss_list():
    size_of(lambda i: [])


def rss_tuple():
    size_of(lambda i: (kept_one, kept_two))


kept_one, kept_two = object(), object()


def rss_instance():
    size_of(lambda i: Three(kept_one, kept_one, kept_two))


def rss_dict():
    size_of(lambda i: {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5})


def rss_empty_dict():
    size_of(lambda i: {})


def rss_int():
    size_of(lambda i: i + 10 ** 6)


def rss_float():
    size_of(lambda i: i * 0.5)


globals()[sys.argv[1]]()
sys.stdout.flush()
os._exit(0)
