# tests/lang/strings/expandtabs.py - expandtabs fills to the next column of the tab size
print(repr("a\tb".expandtabs()), repr("ab\tc".expandtabs(4)), repr("a\tb\n\tc".expandtabs(3)), repr("\t".expandtabs(0)), repr("abcd\t|".expandtabs(4)))
