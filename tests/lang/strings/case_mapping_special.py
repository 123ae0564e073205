# tests/lang/strings/case_mapping_special.py - full case mapping: final sigma, sharp s, ligatures, dotted i, title case digraphs
samples = ["\u03a3", "a\u03a3", "a\u03a3b", "a\u03a3.", "a\u03a3.b", "\u03a3a", "A\u0345\u03a3", "A\u03a3\u0345", "A\u03a3\u00ad", "\xdf", "stra\xdfe", "\ufb01x", "\ufb03", "\u0130", "I\u0307", "\u0131",
           "i\u0307", "\u01c4", "\u01c5", "\u01c6x", "\u0149", "\u1f80", "\u1fb3", "\u1fb7", "\u0390", "\u1e9e", "\u017f", "\u212a", "\u1c80", "\u10d0", "\u1c90", "\u13a0", "\uab70", "\u13f8",
           "\U00010400", "\U00010428x", "\U0001e900", "\u2160", "\u24d0", "o'neill's x", "ab1cd", "\u02bcn", "\ua64a", "\u1c88"]
for s in samples:
    print(*[ascii(f) for f in (s, s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())])
