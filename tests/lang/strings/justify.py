# tests/lang/strings/justify.py - ljust, rjust, center and zfill pad to a width
print(repr("ab".ljust(5)), repr("ab".rjust(5, ".")), repr("ab".center(5)), repr("abc".center(6, "*")), repr("ab".center(5, "*")), "abc".ljust(2))
print("42".zfill(5), "-42".zfill(5), "+4".zfill(4), "".zfill(2), "--1".zfill(6), "abc".zfill(2))
for bad in (("ab",), (3, "")):
    try:
        "a".ljust(*bad)
    except TypeError as e:
        print(e)
