# tests/lang/strings/indexing.py - indexing and slicing count characters of any width
for s in ("hello", "h\xe9llo", "h\u4e16llo", "h\U0001f600llo"):
    print(len(s), s[0], s[-1], s[1:3] == s[1] + s[2], s[::-1] == "".join(reversed(s)), s[10:], ascii(s[1]))
for bad in (lambda: "abc"[3], lambda: "abc"[-4], lambda: "abc"["a"], lambda: ""[0], lambda: "abc"[1.0]):
    try:
        bad()
    except (IndexError, TypeError) as e:
        print(e)
try:
    "abc"[0] = "x"
except TypeError as e:
    print(e)
