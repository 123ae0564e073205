# tests/lang/library/marshal_hostile.py - bytes changed in any way are refused or give some object, never a crash
# oracle: no
import marshal

def rows():
    shared = ["shared", 12345678901234567890]
    yield shared, shared, (shared,), {"k": (1.5, 2j, b"bytes"), 7: {1, 2, 3}, "f": frozenset([4, (5,)])}
    yield compile("def f(a, *b):\n    try: return [x + a for x in b]\n    except E as e: raise\nclass C:\n  x = 1\n", "<s>", "exec")
    yield [None, True, ..., StopIteration, "n\u00e4ive", "\ud800", -2**70, ((((()))))] * 2

seed = 12345
def random(n):
    global seed
    seed = seed * 6364136223846793005 + 1442695040888963407 & 2**64 - 1
    return (seed >> 33) % n

refused = taken = 0
for row in rows():
    good = marshal.dumps(row)
    for i in range(1500):
        data = bytearray(good)
        how = random(8)
        if how == 0:
            del data[random(len(data)):]
        elif how == 1:
            at = random(len(data))
            data[at:at] = data[at:at + random(9)]
        else:
            for k in range(1 + random(3)):
                data[random(len(data))] = random(256) if how < 5 else b"0NFTS.iIfgxylstr([{u<>aA)zZO"[random(28)] | 128 * random(2)
        try:
            marshal.loads(data)
            taken += 1
        except (ValueError, EOFError, TypeError, MemoryError, OverflowError):
            refused += 1
print(refused + taken, refused > 1000, taken > 100)
