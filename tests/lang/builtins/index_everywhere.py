# tests/lang/builtins/index_everywhere.py - objects with __index__ serve wherever an index, size, count or base is wanted
import math, itertools, struct, array, random, operator, io, time, collections, os, json, textwrap, base64, bisect, sys
class I:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
class F:
    def __float__(self): return 2.0
class N:
    def __int__(self): return 2
fs = dict(getitem=lambda i: "abcde"[i], slice=lambda i: "abcde"[i:], step=lambda i: "abcde"[::i], mul=lambda i: "ab" * i, rmul=lambda i: i * [1], range=lambda i: range(i), bytes=lambda i: bytes(i), bytearray=lambda i: bytearray(i), byteitem=lambda i: bytes([i]), chr=lambda i: chr(i + 0) if isinstance(i, int) else chr(i), hex=lambda i: hex(i), intb=lambda i: int("10", i), round=lambda i: round(3.14159, i), pow3=lambda i: pow(3, i), split=lambda i: "a b c d".split(None, i), replace=lambda i: "aaaa".replace("a", "b", i), center=lambda i: "a".center(i), zfill=lambda i: "1".zfill(i), find=lambda i: "abab".find("b", i), expandtabs=lambda i: "\ta".expandtabs(i), to_bytes=lambda i: (5).to_bytes(i, "big"), shift=lambda i: 1 << i if isinstance(i, int) else 1 << i, insert=lambda i: (l := [1, 2, 3], l.insert(i, 9), l)[2], pop=lambda i: [1, 2, 3].pop(i), enumerate=lambda i: list(enumerate("a", i)), islice=lambda i: list(itertools.islice("abcd", i)), repeat=lambda i: list(itertools.repeat(0, i)), comb=lambda i: math.comb(5, i), factorial=lambda i: math.factorial(i), gcd=lambda i: math.gcd(4, i), isqrt=lambda i: math.isqrt(i), ldexp=lambda i: math.ldexp(1.0, i), sqrt=lambda i: math.sqrt(i), pack=lambda i: struct.pack("<h", i), array=lambda i: array.array("i", [i]), arrayd=lambda i: array.array("d", [i]), index=lambda i: operator.index(i), read=lambda i: io.BytesIO(b"abcd").read(i), seek=lambda i: io.BytesIO(b"abcd").seek(i), stringread=lambda i: io.StringIO("abcd").read(i), deque=lambda i: collections.deque("abcd", i), rotate=lambda i: (d := collections.deque("abc"), d.rotate(i), d)[2], fmt=lambda i: "%d %x" % (i, i), fmtc=lambda i: "%c" % i, star=lambda i: "%*d" % (i, 5), format=lambda i: f"{i:d}" , complexf=lambda i: complex(i), floatf=lambda i: float(i), sleep=lambda i: time.sleep(i * 0 if isinstance(i, int) else F() if 0 else 0), slice_idx=lambda i: slice(i, None).indices(9), memoryview=lambda i: memoryview(b"abcd")[i], setrec=lambda i: sys.getsizeof(5, i) > 0, bisect=lambda i: bisect.bisect([1, 2, 3], 2, i), getrandbits=lambda i: random.Random(1).getrandbits(i), sum=lambda i: sum([1], 1), listmul=lambda i: [0] * i, dictkey=lambda i: {2: "two"}.get(i), eq=lambda i: i == 2, count=lambda i: [2].count(i), inrange=lambda i: i in range(5))
for name, f in fs.items():
    out = []
    for v in (I(2), N(), F(), True, 2.0):
        try:
            out.append(repr(f(v)))
        except Exception as e:
            out.append(type(e).__name__ + ": " + str(e))
    print(name, *out, sep=" | ")
