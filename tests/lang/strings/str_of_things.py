# tests/lang/strings/str_of_things.py - str() of values, of bytes with an encoding, and its errors
print(str(), str(1), str(1.0), str(None), str([1, "a"]), str(b"x"), str(b"x", "utf-8"), str(b"\xff", "utf-8", "replace") == "\ufffd", str(object=5), str("a"))
for bad in (lambda: str(1, "utf-8"), lambda: str("a", "utf-8"), lambda: str(1, 2)):
    try:
        bad()
    except TypeError as e:
        print(e)
