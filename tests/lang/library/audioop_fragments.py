# tests/lang/library/audioop_fragments.py - every function of audioop on samples of each width, the codes for every input, states and errors
import warnings
warnings.simplefilter("ignore")
import audioop
import random
import zlib

random.seed(3)
noise = bytes(random.randrange(256) for _ in range(480))
edges = {1: b"\x00\x7f\x80\xff\x01\x40", 2: b"\x00\x00\xff\x7f\x00\x80\xff\xff\x34\x12\x00\x40",
         3: b"\x00\x00\x00\xff\xff\x7f\x00\x00\x80\xff\xff\xff\x56\x34\x12\x00\x00\x40",
         4: b"\x00\x00\x00\x00\xff\xff\xff\x7f\x00\x00\x00\x80\xff\xff\xff\xff\x78\x56\x34\x12\x00\x00\x00\x40"}


def show(name, *args):
    try:
        result = getattr(audioop, name)(*args)
    except Exception as e:
        print(name, args[1:], type(e).__module__, type(e).__name__, e)
        return
    text = repr(result)
    print(name, args[1:], text if len(text) < 200 else zlib.crc32(text.encode()))


for width in 1, 2, 3, 4:
    for data in b"", edges[width], noise:
        for name in "max minmax avg rms avgpp maxpp cross reverse byteswap lin2ulaw lin2alaw ulaw2lin alaw2lin".split():
            show(name, data, width)
        for new in 1, 2, 3, 4:
            show("lin2lin", data, width, new)
        for factor in 0, 1, -1, 0.5, 2.75, 1e300, float("inf"), float("-inf"), float("nan"):
            show("mul", data, width, factor)
            show("tomono", data, width, factor, 0.3)
            show("tostereo", data, width, 0.7, factor)
        for bias in 0, 1, -1, 1000, 2**31 - 1, -2**31:
            show("bias", data, width, bias)
        for index in -1, 0, 3, 5, 1000:
            show("getsample", data, width, index)
        show("add", data, data[::-1], width)
        show("lin2adpcm", data, width, None)
        show("lin2adpcm", data, width, (-1234, 40))
        show("adpcm2lin", data, width, None)
        show("adpcm2lin", data, width, (32767, 88))
        for rates in (8000, 8000), (8000, 16000), (44100, 8000), (3, 7), (7, 3), (1, 50):
            show("ratecv", data, width, 1, *rates, None)
            show("ratecv", data, width, 2, *rates, None, 3, 2)
            show("ratecv", data, width, 3, *rates, (-2, ((1, 2), (3, 4), (-5, 6))), 1, 1)

every = bytes(range(256))
all16 = b"".join(n.to_bytes(2, "little", signed=True) for n in range(-32768, 32768))
for law in "ulaw", "alaw":
    show("lin2" + law, all16, 2)
    show(law + "2lin", every, 2)
    print(getattr(audioop, "lin2" + law)(getattr(audioop, law + "2lin")(every, 2), 2) == every)
show("lin2adpcm", all16[::-1], 2, None)
show("adpcm2lin", all16, 2, None)

state = None
pieces = []
for i in range(0, 480, 60):
    piece, state = audioop.ratecv(noise[i:i + 60], 2, 1, 8000, 11025, state)
    pieces.append(piece)
print(b"".join(pieces) == audioop.ratecv(noise, 2, 1, 8000, 11025, None)[0], state)

part = noise[100:140]
show("findfit", noise, part)
show("findfit", noise, audioop.mul(part, 2, 0.5))
show("findfit", part, noise)
show("findfactor", noise[:100], noise[100:200])
for length in -1, 0, 1, 10, 240, 241:
    show("findmax", noise, length)
for args in (b"", b""), (b"abcd", b""), (b"abc", b"a"), (b"\0\0\0\0", b"\0\0"):
    show("findfit", *args)
    show("findfactor", *args)

for name in "avg", "lin2ulaw", "ulaw2lin", "reverse":
    for args in (), (b"",), (b"", 0), (b"", 5), (b"abc", 2), ("", 1), (b"", "1"), (b"", 2**40), (b"", 1.0), (bytearray(b"ab"), 1), (b"", 1, 1):
        show(name, *args) if args else print(name, end=" ")
for state in 1, (), (1,), (1, 2, 3), ("a", 1), (2**40, 1), (40000, 1), (1, 89), (1, -1), (1, 1.0):
    show("lin2adpcm", b"abcd", 2, state)
    show("adpcm2lin", b"abcd", 2, state)
for state in 1, (), (1,), (1, 2, 3), (1, (1,)), (1, ((1, 2, 3),)), ("a", ((1, 2),)), (-1, ((1, 2), (3, 4))), (-1, [(1, 2)]), (-1, ((2**40, 2),)), (-1, ((2, "x"),)):
    show("ratecv", b"abcd", 2, 1, 8000, 4000, state)
for args in ((2, 0, 1, 1, None), (2, 2**30, 1, 1, None), (2, 1, 0, 1, None), (2, 1, 1, -1, None), (2, 1, 1, 1, None, 0), (2, 1, 1, 1, None, 1, -1),
             (2, 4, 1, 1, None), (2, 1, 1), (5, 1, 1, 1, None), (2, 1, 1, 2**40, None), (3, 1, 1, 1, None)):
    show("ratecv", b"abcd", *args)
show("add", b"a", b"ab", 1)
show("add", b"ab", b"", 2)
show("add", "a", b"ab", 1)
print(audioop.error.__mro__, sorted(n for n in dir(audioop) if n[0] != "_"))
