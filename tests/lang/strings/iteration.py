# tests/lang/strings/iteration.py - iterating a string gives its characters
print(list("a\u4e16b"), [c for c in ""], list(reversed("abc")), list(enumerate("xy")), max("hello"), min("hello"), sorted("hello"), set("aab") == {"a", "b"}, dict.fromkeys("ab"))
a, b = "xy"
print(a, b, *"pq", [*"rs"])
