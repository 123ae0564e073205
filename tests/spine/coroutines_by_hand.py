# tests/spine/coroutines_by_hand.py - send, throw, yield from and the value of a generator
def averager():
    total = 0
    n = 0
    mean = None
    while True:
        try:
            x = yield mean
        except ValueError:
            total, n, mean = 0, 0, "reset"
            continue
        if x is None:
            return total
        total += x
        n += 1
        mean = total // n


a = averager()
print(next(a), a.send(10), a.send(20), a.send(60))
print(a.throw(ValueError), a.send(5))


def report(results):
    while len(results) < 2:
        results.append((yield from averager()))
    return "full"


results = []
r = report(results)
next(r)
for x in [1, 2, 3, None, 40, 50]:
    r.send(x)
try:
    r.send(None)
except StopIteration as e:
    print(e.value, results)


def chain(*sources):
    for s in sources:
        yield from s


print(list(chain([1, 2], (3,), range(4, 7), "ab")))


def tasks(names):
    waiting = [(n, worker(n, len(n))) for n in names]
    while waiting:
        name, w = waiting.pop(0)
        try:
            print(next(w), end=" ")
            waiting.append((name, w))
        except StopIteration:
            print("<" + name + " ends>", end=" ")
    print()


def worker(name, steps):
    for i in range(steps):
        yield name + str(i)


tasks(["a", "bcd", "ef"])
