# tests/lang/strings/concatenation_and_repeat.py - + joins strings, * repeats them, and other types are refused
print("a" + "b", "ab" * 3, 3 * "ab", "x" * 0, "x" * -1, "\u4e16" + "a")
for bad in (lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * "b", lambda: "a" * 1.0, lambda: "a" - "b", lambda: -"a"):
    try:
        bad()
    except TypeError as e:
        print(e)
s = "a"
s += "b"
s *= 2
print(s)
