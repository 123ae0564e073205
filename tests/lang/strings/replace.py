# tests/lang/strings/replace.py - replace changes all or the first n occurrences, the empty string between all characters
print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("a", "b", 0), "abc".replace("", "-"), "abc".replace("", "-", 2), "abc".replace("z", "y"))
print("hello".replace("l", "LL"), "hello".replace("ll", ""), "".replace("", "x"), "".replace("a", "x"), "aXbX".replace("X", "\u4e16"))
