# tests/lang/bytes/iteration_and_conversion.py - iterating gives ints; decode gives str
print([x for x in b"ab"], sum(b"\x01\x02"), max(b"abc"), sorted(b"ca"), bytes(sorted(b"hello")), list(reversed(b"ab")), b"abc".decode(), str(b"\xc3\xa9", "utf-8"), int(b"12"), float(b"1.5"), bytes(reversed(b"abc")), tuple(b"a"))
