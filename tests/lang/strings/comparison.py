# tests/lang/strings/comparison.py - strings compare by code point
print("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "\xe9" > "z", "\U0001f600" > "\uffff", "a" == "a", "a" != "b")
print(sorted(["b", "a", "C", "\xe9", "aa", "", "Z", "\u4e16", "~"]))
try:
    "a" < 1
except TypeError as e:
    print(e)
print("1" == 1, "a" == b"a")
