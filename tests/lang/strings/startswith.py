# tests/lang/strings/startswith.py - startswith and endswith take tuples and bounds
s = "hello"
print(s.startswith("he"), s.startswith(("x", "he")), s.startswith("l", 2), s.startswith("", 9), s.endswith("lo"), s.endswith("l", 0, 4), s.endswith(("a", "o")), s.startswith(()))
for bad in (5, ["he"], (1,)):
    try:
        s.startswith(bad)
    except TypeError as e:
        print(e)
