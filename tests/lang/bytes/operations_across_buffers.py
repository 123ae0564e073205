# tests/lang/bytes/operations_across_buffers.py - bytes, bytearray, memoryview and array as operands and arguments of each other
import array
kinds = [b"ab", bytearray(b"ab"), memoryview(b"ab"), array.array("B", b"ab"), array.array("H", [0x6261]), "ab", [97, 98], (97, 98), range(97, 99), 97, None]
def n(k): return type(k).__name__
def t(label, f):
    try:
        r = f()
        print(label, n(r), r if not isinstance(r, memoryview) else r.tolist())
    except Exception as e:
        print(label, type(e).__name__, e)
for a in kinds[:5]:
    for b in kinds:
        t(f"{n(a)} + {n(b)}", lambda: a + b)
for b in kinds:
    t("join " + n(b), lambda: b",".join([b"x", b, b"y"]))
    t("find " + n(b), lambda: b"xaab".find(b))
    t("in " + n(b), lambda: b in bytearray(b"xaab"))
    t("eq " + n(b), lambda: (b"ab" == b, bytearray(b"ab") == b, memoryview(b"ab") == b))
    t("lt " + n(b), lambda: b"aa" < b)
    t("replace " + n(b), lambda: b"cabc".replace(b, b"-"))
    t("strip " + n(b), lambda: b"abcab".strip(b))
    t("split " + n(b), lambda: b"1ab2".split(b))
    t("bytes " + n(b), lambda: bytes(b)[:4])
    t("extend " + n(b), lambda: (x := bytearray(b"-"), x.extend(b), x)[2])
    t("slice " + n(b), lambda: (x := bytearray(b"0123"), x.__setitem__(slice(1, 3), b), x)[2])
    t("iadd " + n(b), lambda: (x := bytearray(b"-"), x.__iadd__(b), x)[2])
