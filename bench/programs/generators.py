"""generator pipeline: items flow through filters, groupers, mergers, flatteners and a coroutine."""
import sys


def noise(n, seed=1):
    for _ in range(n):
        seed = (seed * 16807) % 2147483647
        yield seed


def where(test, source):
    for x in source:
        if test(x):
            yield x


def chunks(size, source):
    chunk = []
    for x in source:
        chunk.append(x)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def flatten(source):
    for part in source:
        yield from part


def merge(a, b):
    a, b = iter(a), iter(b)
    x, y = next(a, None), next(b, None)
    while x is not None and y is not None:
        if x <= y:
            yield x
            x = next(a, None)
        else:
            yield y
            y = next(b, None)
    if x is not None:
        yield x
        yield from a
    if y is not None:
        yield y
        yield from b


def distinct(source):
    before = None
    for x in source:
        if x != before:
            yield x
            before = x


def averager():
    total = n = 0
    mean = None
    while True:
        total += yield mean
        n += 1
        mean = total // n


def walk(low, high):
    """In order, through a tree of intervals, by recursion of generators."""
    if low < high:
        middle = (low + high) // 2
        yield from walk(low, middle)
        yield middle
        yield from walk(middle + 1, high)


def main(n):
    pipeline = (x % 1000 for x in where(lambda x: x & 3, noise(n)))
    sums = [sum(c) for c in chunks(100, pipeline)]
    print(len(sums), sum(sums), max(sums))
    sorted_chunks = (sorted(c) for c in chunks(500, (x % 10007 for x in noise(n, 99))))
    merged = []
    for c in sorted_chunks:
        merged = list(distinct(merge(merged, c)))
        if len(merged) > 4000:
            merged = merged[::3]
    print(len(merged), sum(merged))
    mean = averager()
    next(mean)
    last = 0
    for x in flatten([i, i + 1, i * i % 17] for i in range(n // 3)):
        last = mean.send(x)
    print(last)
    print(sum(i * x % 7 for i, x in enumerate(walk(0, n // 4))))
    gens = [noise(n // 50, s) for s in range(1, 40)]
    total = 0
    while gens:
        alive = []
        for g in gens:
            x = next(g, None)
            if x is not None:
                total ^= x
                alive.append(g)
        gens = alive
    print(total)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 400000)
