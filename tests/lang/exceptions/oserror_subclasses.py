# tests/lang/exceptions/oserror_subclasses.py - OSError made with a known errno is the matching subclass
for n in (2, 13, 17, 20, 21, 32, 4, 10, 11, 110, 111, 5):
    e = OSError(n, "text", "name")
    print(n, type(e).__name__, e, e.args)
print(OSError("one"), OSError(1, "two"), repr(OSError(2, "x", "f", None, "g")), OSError(2, "x", "f", None, "g"))
