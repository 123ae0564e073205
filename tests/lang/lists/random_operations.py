# tests/lang/lists/random_operations.py - a long row of random operations on a list gives the same list everywhere
state = 12345
def below(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % n
def part():
    return None if below(4) == 0 else below(30) - 15
def digest(l):
    h = 7
    for x in l:
        h = (h * 31 + x) % 1000003
    return h
l = []
log = []
for turn in range(6000):
    what = below(16)
    try:
        if what < 3:
            l.append(below(100))
        elif what == 3:
            l.insert(below(40) - 20, below(100))
        elif what == 4:
            l.pop(below(40) - 20)
        elif what == 5:
            l.extend(range(below(5)))
        elif what == 6:
            l.remove(below(100))
        elif what == 7:
            l[part():part()] = [below(100) for i in range(below(6))]
        elif what == 8:
            s = slice(part(), part(), below(7) - 3 or None)
            l[s] = [below(100) for i in range(len(l[s]))]
        elif what == 9:
            del l[part():part():below(7) - 3 or None]
        elif what == 10:
            l[part()::2] = (below(100) for i in range(below(4)))
        elif what == 11:
            l.sort(key=lambda x: x % 10, reverse=below(2))
        elif what == 12:
            l.reverse()
        elif what == 13:
            l *= below(3) if len(l) > 60 else 2
        elif what == 14:
            l += tuple(l[:below(3)])
        else:
            log.append(l.index(below(100), below(20) - 10, below(20)))
    except (IndexError, ValueError, TypeError) as e:
        log.append(str(e))
    if turn % 500 == 0:
        print(turn, len(l), digest(l), log[-1] if log else None)
print(digest(l), len(log), digest(map(len, map(str, log))))
