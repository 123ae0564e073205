# tests/lang/strings/find_beyond_the_edges.py - find, index, count, replace of empty and long needles with bounds beyond both ends
for s in ("", "a", "abcabc", "\u20acx\u20ac"):
    for sub in ("", "a", "bc", "\u20ac", "abcabcabc"):
        row = []
        for bounds in ((), (1,), (-1,), (100,), (-100, 100), (2, 1), (None, 3), (0, 0), (10**30,), (-10**30, 10**30)):
            row.append((s.find(sub, *bounds), s.rfind(sub, *bounds), s.count(sub, *bounds)))
        print(ascii(s), ascii(sub), row)
for f in (lambda: "abc".index("z"), lambda: "abc".rindex("a", 1), lambda: "abc".find(1), lambda: "abc".count(), lambda: "abc".index(b"a"), lambda: "abc".find("a", "b"), lambda: "abc".find("a", 1.0), lambda: b"abc".index(b"z"), lambda: b"abc".rindex(300), lambda: b"abc".find("a"), lambda: b"abc".find(-1), lambda: bytearray(b"abc").index(b"z"), lambda: b"abc".count(97), lambda: b"abc".find(None)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for a in (("", "-"), ("", "-", 2), ("a", ""), ("b", "\u20ac"), ("ab", "x", 1), ("c", "c"), ("a", "b", 0), ("a", "b", -1), ("abcabc", "")):
    print(a, ascii("abcabc".replace(*a)), "".replace(*a), "aaaa".replace(*a))
