# tests/spine/string_building.py - pieces put together, taken apart, padded and searched
line = ""
for i in range(10):
    line += str(i) + ","
print(line)
print(line[:-1].split(","), line.count(","), line.find("5"), line.index("7,"), line.find("x"))

parts = []
for row in range(1, 5):
    cells = []
    for col in range(1, 5):
        cells.append(str(row * col).rjust(3))
    parts.append("".join(cells))
print("\n".join(parts))

text = "  Some text, with  spaces  "
print(repr(text.strip()), repr(text.lstrip()), repr(text.rstrip()), text.split())
print(text.upper().strip(), text.lower().strip(), text.replace("e", "3").strip())


def rot13(s):
    out = []
    for c in s:
        if "a" <= c <= "z":
            out.append(chr((ord(c) - 97 + 13) % 26 + 97))
        elif "A" <= c <= "Z":
            out.append(chr((ord(c) - 65 + 13) % 26 + 65))
        else:
            out.append(c)
    return "".join(out)


print(rot13("Hello, World"), rot13(rot13("Hello, World")))


def is_palindrome(s):
    letters = [c for c in s.lower() if c.isalpha()]
    return letters == letters[::-1]


print(is_palindrome("Never odd or even"), is_palindrome("Nearly so"))
name = "box"
n = 3
print(f"{n} {name}{'es' if n != 1 else ''} cost {n * 4:5d} or {name!r:>8}|{name:<6}|{name:^7}|{n:03}")
print("ab" * 3, "-" * 10, "x" in "xyz", "yz" in "xyz", "zy" in "xyz", "abc" < "abd", "Z" < "a")
print(repr("tab\there\n'quote'"), repr('both \' and "'), "\u00e9\u4e16", len("\u00e9\u4e16"))
print("a-b-c".partition("-"), "key=val=x".rpartition("="), "x".join(["1"]), "ab".startswith("a"), "ab".endswith(("c", "b")))
