# objects.py KIND - makes and drops many objects of one kind, a second or so of work under CPython 3.11.
import sys


class Point:
    def __init__(self, x, y, name):
        self.x = x
        self.y = y
        self.name = name


def tuples():
    for _ in range(12):
        [(i, i + 1, (i,)) for i in range(200000)]


def lists():
    for _ in range(10):
        [[i, [i, i]] for i in range(150000)]


def dicts():
    for _ in range(8):
        [{"a": i, "b": i} for i in range(120000)]


def instances():
    for _ in range(8):
        [Point(i, i + 0.5, None) for i in range(120000)]


def strings():
    for _ in range(8):
        text = ["item %d of many" % i for i in range(200000)]
        "".join(text).split(" ")


def tree(depth=15):
    def make(n):
        return None if n == 0 else (make(n - 1), make(n - 1))
    for _ in range(20):
        make(depth)


def queue():
    waiting = []
    for i in range(900000):
        waiting.append((i, str(i)))
        if len(waiting) > 20000:
            del waiting[:10000]


def steps():  # small temporaries, little alive
    total = 0.0
    for i in range(3000000):
        pair = (i, total)
        total = pair[1] + 0.5
    return total


globals()[sys.argv[1]]()
