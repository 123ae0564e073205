# tests/lang/strings/predicates.py - is-methods judge all characters of a non-empty string
for s in ("", "abc", "ABC", "aB", "123", "a1", " \t", "²", "½", "٣", "é", "Abc Def", "a\n", "_x", "1x", "\x00", "世界", "class"):
    print(repr(s), [int(getattr(s, "is" + n)()) for n in "alpha digit decimal numeric alnum upper lower title space identifier printable ascii".split()])
