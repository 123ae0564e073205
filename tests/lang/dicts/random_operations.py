# tests/lang/dicts/random_operations.py - a long row of random operations on a dict gives the same dict, in the same order, everywhere
state = 99
def below(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, other): return isinstance(other, Key) and self.n == other.n
    def __repr__(self): return "K%d" % self.n
def key():
    n = below(40)
    return (n, "k%d" % n, float(n), Key(n), (n, n))[below(5)]
d = {}
log = []
for turn in range(6000):
    what = below(14)
    try:
        if what < 5:
            d[key()] = turn
        elif what == 5:
            del d[key()]
        elif what == 6:
            log.append(d.pop(key(), None))
        elif what == 7:
            log.append(d.setdefault(key(), turn))
        elif what == 8:
            log.append(d.get(key()))
        elif what == 9:
            d.update({key(): turn, key(): -turn})
        elif what == 10:
            d |= [(key(), turn)]
        elif what == 11:
            log.append(d.popitem()[1])
        elif what == 12:
            d = {k: v for k, v in reversed(d.items())} if below(20) == 0 else dict(d)
        else:
            log.append(key() in d)
    except KeyError as e:
        log.append(len(repr(e)))
    if turn % 500 == 0:
        print(turn, len(d), list(d.items())[:3], list(d)[-2:])
print(len(log), sum(x or 0 for x in log))
print(d)
