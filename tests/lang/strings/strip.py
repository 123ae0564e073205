# tests/lang/strings/strip.py - strip removes any of the given characters from the ends
print(repr("  a b  ".strip()), repr("xxaxx".strip("x")), repr("abcba".strip("ab")), repr("xyx".lstrip("x")), repr("xyx".rstrip("x")), repr("\u2003a\u00a0".strip()))
print(repr("aaa".strip("a")), repr("abc".strip("")), repr("abc".strip(None)))
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "abc".removeprefix("z"), "aa".removesuffix(""))
try:
    "a".strip(1)
except TypeError as e:
    print(e)
