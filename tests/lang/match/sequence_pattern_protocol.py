# tests/lang/match/sequence_pattern_protocol.py - sequence patterns ask len and index, not iteration; stars in each place
import collections, collections.abc, array
class Seq(collections.abc.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): print(" len"); return self.n
    def __getitem__(self, i):
        print(" item", i)
        if i >= self.n: raise IndexError(i)
        return i * 10
    def __iter__(self): print(" iter"); return super().__iter__()
def m(o):
    match o:
        case []: return "empty"
        case [a]: return "one", a
        case [a, _, b]: return "three", a, b
        case [a, *_, b] if a == b: return "same ends", a
        case [a, b, *rest]: return "more", a, b, rest
for n in range(6): print(n, m(Seq(n)))
for o in ((), [1], (1, 2), "ab", b"ab", bytearray(b"ab"), range(3), array.array("i", [1, 2]), memoryview(b"xy"), collections.deque([1, 2, 1]), {1, 2}, {1: 2}, iter([1]), collections.UserList([7]),
          type("L", (list,), {})([1, 2]), type("T", (tuple,), {})((3,)), collections.namedtuple("N", "a b")(5, 6), type("S", (str,), {})("xy"), None, 5, collections.UserString("ab")):
    print(type(o).__name__, m(o))
def stars(o):
    match o:
        case [*_] if len(o) > 5: return "long"
        case [*all_, 0]: return "ends 0", all_
        case [0, *tail]: return "starts 0", tail
        case [1, *mid, 9]: return "1..9", mid
        case (x, (y, *z), *w): return x, y, z, w
        case *a, b: return "tail", a, b
        case [*everything]: return everything
for o in ([1] * 6, [5, 0], [0, 5], [1, 2, 3, 9], [1, 9], [4, [5, 6, 7], 8], [3], []): print(stars(o))
class BadLen(Seq):
    def __len__(self): return -1
class RaisesLen(Seq):
    def __len__(self): raise KeyError("len")
class RaisesItem(Seq):
    def __getitem__(self, i): raise IndexError("item")
for c in (BadLen, RaisesLen, RaisesItem):
    try: print(m(c(2)))
    except Exception as e: print(type(e).__name__, e)
class Grow(list):
    def __getitem__(self, i):
        if isinstance(i, int): self.append(99)
        return super().__getitem__(i)
match Grow([1, 2]):
    case [a, b]: print(a, b)
match [1, [2, [3, [4, []]]]]:
    case [a, [b, [c, [d, []]]]]: print(a, b, c, d)
match (1, 2), [3]:
    case (a, b), [c]: print(a + b + c)
match 1, :
    case [x]: print(x)
match *[1, 2], 3:
    case a, *b: print(a, b)
class Virtual: pass
collections.abc.Sequence.register(Virtual)
try: m(Virtual())
except TypeError as e: print(e)
