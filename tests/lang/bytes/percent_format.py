# tests/lang/bytes/percent_format.py - % formatting of bytes
print(b"%s %d %x %c %r" % (b"a", 5, 255, 65, "q"), b"%5s|%-5s|%03d" % (b"a", b"b", 7), b"%b %%" % b"x", b"%(k)s" % {b"k": b"v"}, b"%a" % "é", b"%.2f" % 1.234, b"%c" % b"z")
for f, a in ((b"%s", "a"), (b"%s", 5), (b"%d", b"a"), (b"%d %d", 1), (b"%c", 256), (b"%z", 1)):
    try:
        print(f % a)
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
