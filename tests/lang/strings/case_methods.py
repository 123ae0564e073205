# tests/lang/strings/case_methods.py - case methods change letters and leave the rest
for s in ("hello World", "ÀÉÎ straße ﬁ", "i̇I ı", "they're bill's", "x1y2z3 A", "ΑΣ ΑΣ.Σ"):
    print(s.upper(), "|", s.lower(), "|", s.title(), "|", s.capitalize(), "|", s.swapcase(), "|", s.casefold())
