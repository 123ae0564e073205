# tests/lang/format/float_special.py - infinities and nan are formatted as words, padded with spaces unless asked
for v in (float("inf"), -float("inf"), float("nan")):
    print(repr(v), str(v), format(v, "f"), format(v, "F"), format(v, "e"), format(v, "8"), format(v, "08"), format(v, "+"), format(v, "%"), "%f %d" % (v, 1), "%5.1f|%-8s|" % (v, v))
