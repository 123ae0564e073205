# The multibyte encodings: every character of the BMP, every pair of bytes, what is wrong and where, texts in pieces, streams.
import codecs
import hashlib
import io
import random

NAMES = ("gb2312 gbk gb18030 hz big5 cp950 euc_kr cp949 johab euc_jp shift_jis cp932 "
         "iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_ext iso2022_kr").split()
TEXT = "A日本語 ｱﾝ ¥‾ 中文。~한글 뷁 €\n\U0001f600é"


def digest(data):
    return len(data), hashlib.sha256(data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def attempt(f):
    try:
        return f()
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


characters = "".join(map(chr, list(range(0x7e)) + list(range(0x7f, 0x10000))))
pairs = b"".join(bytes([a, b, 0x41]) for a in range(256) for b in range(256) if a >= 0x80)
for name in NAMES:
    print(name, digest(characters.encode(name, "ignore")), digest(pairs.decode(name, "backslashreplace")),
          digest(bytes(range(256)).decode(name, "replace")))

rng = random.Random(4)
LIKELY = [0x81, 0x8e, 0x8f, 0xa4, 0xd4, 0xa1, 0x30, 0x39, 0x41, 0x7e, 0x7b, 0x7d, 0xff, 0x80, 0xfe, 0x1b, 0x24, 0x42, 0x28, 0x4a, 0x29, 0x43, 0x0e, 0x0f, 0x26,
          0x40, 0x44, 0x49, 0x0a, 0x4e, 0x2e]
sums = {name: hashlib.sha256() for name in NAMES}
for i in range(400):
    data = bytes(rng.choice(LIKELY) if rng.random() < 0.7 else rng.randrange(256) for _ in range(rng.randrange(1, 12)))
    if b"\x1b." in data or b"\x1b)" in data:
        continue
    for name in NAMES:
        sums[name].update(ascii(attempt(lambda: data.decode(name))).encode())
        sums[name].update(ascii(attempt(lambda: data.decode(name, "replace"))).encode())
print({name: s.hexdigest()[:12] for name, s in sums.items()})

for name in NAMES:
    print(name, attempt(lambda: TEXT.encode(name)), TEXT.replace("~", "").encode(name, "xmlcharrefreplace"))
for data, name in ((b"a\x81", "gbk"), (b"a\x81\x7fb", "gbk"), (b"\x1b$B#!x", "iso2022_jp"), (b"\x1b$", "iso2022_jp"), (b"\x1b(Zx", "iso2022_jp"),
                   (b"\xa4\xd4\xa4\xa1\xa4\xbf\xa4\xd4", "euc_kr"), (b"\xa4\xd4\xa4\xa1\xa4", "euc_kr"), (b"\x81\x30\x81", "gb18030"),
                   (b"\xe3\x32\x9a\x35", "gb18030"), (b"\xe3\x32\x9a\x36", "gb18030"), (b"~{VP", "hz"), (b"~x", "hz"), (b"~", "hz"), (b"\x8f\xa2", "euc_jp"),
                   (b"\x1bNa", "iso2022_jp_2"), (b"\x1b.A\x1bNa", "iso2022_jp_2"), (b"\x1b.F\x1bNa", "iso2022_jp_2"), (b"\x0eVP\x0f", "iso2022_kr")):
    print(name, data, attempt(lambda: ascii(data.decode(name))))

# handlers of the program's
codecs.register_error("twice", lambda e: ("文" if isinstance(e, UnicodeEncodeError) else "«%d:%d»" % (e.start, e.end), e.end))
codecs.register_error("bytes", lambda e: (b"\xff", e.end))
codecs.register_error("far", lambda e: ("", 10**30))
codecs.register_error("back", lambda e: ("?", -1))
codecs.register_error("odd", lambda e: None)
for errors in ("twice", "bytes", "far", "back", "odd", "nobody"):
    print(errors, attempt(lambda: "a€b".encode("gb2312", errors)), attempt(lambda: b"a\xffb".decode("big5", errors)))

# in pieces
for name in ("gb18030", "hz", "euc_kr", "iso2022_jp", "iso2022_kr", "shift_jis"):
    text = TEXT.encode(name, "ignore").decode(name)
    data = text.encode(name)
    decoder, encoder = codecs.getincrementaldecoder(name)(), codecs.getincrementalencoder(name)()
    print(name, "".join([decoder.decode(bytes([b])) for b in data] + [decoder.decode(b"", True)]) == text,
          b"".join([encoder.encode(c) for c in text] + [encoder.encode("", True)]) == data, decoder.getstate()[0])
    half = len(data) // 2
    decoder.reset()
    first = decoder.decode(data[:half])
    other = codecs.getincrementaldecoder(name)()
    other.setstate(decoder.getstate())
    print(first + other.decode(data[half:], True) == text, attempt(lambda: codecs.getincrementaldecoder(name)().decode(data[:2], True)))
decoder = codecs.getincrementaldecoder("gbk")("replace")
print(decoder.errors, ascii(decoder.decode(b"a\x81")), decoder.getstate(), ascii(decoder.decode(b"\xff", True)))
decoder.errors = "ignore"
print(ascii(decoder.decode(b"a\x81", True)), attempt(lambda: decoder.setstate((b"123456789", 0))), attempt(lambda: decoder.setstate(1)))

# streams
stream = io.BytesIO()
writer = codecs.getwriter("iso2022_jp")(stream)
writer.write("日本")
writer.writelines(["語\n", "x"])
print(stream.getvalue())
writer.reset()
print(stream.getvalue()[-4:])
reader = codecs.getreader("shift_jis")(io.BytesIO("日本語\nあいう\nend".encode("shift_jis")))
print(ascii(reader.read(1)), ascii(reader.readline()), [ascii(line) for line in reader.readlines()])
print(io.TextIOWrapper(io.BytesIO("中文\r\nb".encode("big5")), encoding="big5").read() == "中文\nb")
print(attempt(lambda: __import__("_codecs_cn").getcodec("nobody")), attempt(lambda: __import__("_codecs_cn").getcodec(1)))
exec("# coding: euc_jp\nprint('日本')".encode("euc_jp"))
