# tests/lang/strings/repr_quotes.py - repr picks quotes and escapes what cannot be printed
for s in ("plain", "it's", 'say "x"', 'both \' and "', "\n\r\t\\", "\x00\x1f\x7f", "\xa0\xad\xe9", "\u200b\u2028\ufeff", "\ud800", "\U0001f600\U000e0001", "\x85"):
    print(repr(s) if s != "\ud800" else ascii(s), ascii(s))
