# tests/lang/library/utf7_codec.py: utf-7 encodes, decodes with every error handler, and decodes piece by piece.
import _codecs
import codecs
import io


def attempt(function, *arguments):
    try:
        return ascii(function(*arguments))
    except (UnicodeError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


for text in ("", "plain, (text)? yes: no.", "a+b", "1 + 1 = 2", "\\ ~ \0 \x7f", "é", "é-", "éa", "é,", "日本語", "😀!", "+é+",
             "\ud800", "\udc00x", "\ud83d\ude00", "A≢Α.", "Hi Mom -☺-!", "tab\tline\r\n"):
    encoded = text.encode("utf-7")
    print(ascii(text), encoded, ascii(encoded.decode("utf7")))

samples = (b"+", b"+-", b"+A", b"+AOk", b"+AOk-", b"+AOl-", b"+AOkA-", b"+AOk,+AOk", b"a\xffb", b"+AOk\xff", b"+!", b"+\xff", b"+2D0-x",
           b"+2D3eAA-", b"+2D3YPd4A-", b"+3gDYPQ-", b"+2D0\xff", b"+2D0", b"\\~", b"+AGE-", b"+AAA-")
for sample in samples:
    for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
        print(sample, errors, attempt(_codecs.utf_7_decode, sample, errors, True))
    print(sample, "more to come", attempt(_codecs.utf_7_decode, sample), attempt(_codecs.utf_7_decode, sample, "replace", False))

seen = []


def again(error):
    seen.append((error.encoding, error.start, error.end, error.reason))
    return "?", error.end if len(seen) % 2 else error.start + 1


codecs.register_error("utf7-again", again)
print(ascii(b"+AOl- \xff +AOk\xff+AOkA-+!".decode("utf-7", "utf7-again")))
print(seen)

data = "é€😀 plain + é".encode("utf-7")
for cut in range(len(data) + 1):
    decoder = codecs.getincrementaldecoder("utf-7")()
    head = decoder.decode(data[:cut])
    print(cut, ascii(head), decoder.getstate(), ascii(decoder.decode(data[cut:], True)))
with io.TextIOWrapper(io.BytesIO(data), encoding="utf-7") as file:
    file._CHUNK_SIZE = 1
    print(ascii(file.read()))
print(attempt(_codecs.utf_7_encode, b"x"), attempt(_codecs.utf_7_decode, "x"))
print(_codecs.utf_7_encode("é", "nope"), "é".encode("utf-7", "ignore"))
