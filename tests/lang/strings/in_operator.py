# tests/lang/strings/in_operator.py - in looks for a substring
print("b" in "abc", "" in "", "abc" in "ab", "\u4e16" in "a\u4e16", "a" not in "abc")
try:
    1 in "abc"
except TypeError as e:
    print(e)
