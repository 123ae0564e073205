# tests/lang/bytes/methods_like_str.py - methods shared with str
b = b"  Hello, World  "
print(b.strip(), b.lstrip(), b.rstrip(), b.upper(), b.lower(), b.swapcase(), b.strip().title(), b"abc".capitalize(), b.split(), b.split(b","), b"a,b,c".rsplit(b",", 1), b"a\nb\r\nc".splitlines(), b"x".join([b"1", bytearray(b"2")]), b"aXbX".replace(b"X", b"-", 1), b"k=v".partition(b"="), b"a=b=c".rpartition(b"="))
print(b"ab".center(6, b"*"), b"ab".ljust(4), b"ab".rjust(4), b"-7".zfill(4), b"abc".startswith((b"x", b"a")), b"abc".endswith(b"c"), b"a\tb".expandtabs(4), b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c"), b"abc".removeprefix(b"a"), b"abc".removesuffix(b"c"))
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace(), b"A".isupper(), b"a".islower(), b"Ab".istitle(), b"\xe9".isascii(), b"xxax".strip(b"x"), b"aaa".count(b"aa"), b"".join([]))
for bad in (lambda: b"".join(["a"]), lambda: b"a".split("a"), lambda: b"a".replace(b"a", "b"), lambda: b"a".split(b""), lambda: b"a".startswith("a"), lambda: b"a".center(5, "x"), lambda: b"a".join(b"b"), lambda: bytes.maketrans(b"a", b"bc")):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
