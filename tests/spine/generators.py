# tests/spine/generators.py - lazy sequences, pipelines, early stop, cleanup
def count(start, step=1):
    while True:
        yield start
        start += step


def take(n, source):
    for i, x in enumerate_from(0, source):
        if i == n:
            return
        yield x


def enumerate_from(i, source):
    for x in source:
        yield i, x
        i += 1


def only(test, source):
    for x in source:
        if test(x):
            yield x


print(list(take(5, count(10, 3))))
print(list(take(6, only(lambda n: n % 7 == 3, count(0)))))


def with_cleanup(log):
    try:
        yield 1
        yield 2
        yield 3
    finally:
        log.append("closed")


log = []
for x in with_cleanup(log):
    if x == 2:
        break
print(log)
g = with_cleanup(log)
print(next(g))
g.close()
print(log)
print(list(g), next(g, "nothing more"))


def walk(tree):
    if tree:
        left, value, right = tree
        for v in walk(left):
            yield v
        yield value
        for v in walk(right):
            yield v


tree = (((None, 1, None), 2, None), 3, ((None, 4, None), 5, None))
print(list(walk(tree)), sum(x * x for x in walk(tree)))
