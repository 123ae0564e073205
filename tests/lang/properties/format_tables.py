# tests/lang/properties/format_tables.py - many formats of many numbers
ints = [0, 1, -1, 42, -1234567, 2 ** 64, -10 ** 20]
floats = [0.0, -0.0, 1.0, 0.5, 1.5, 2.5, -3.75, 123456.789, 1e-7, 1e22, 0.1, 99.995, 1 / 3]
for spec in ("d", "5d", "+d", "<8d|", "^8d", "08d", "x", "#X", "o", "b", ",d", "_d", "*^+12,d", "=+9d", "n", "c"):
    out = []
    for v in ints:
        try: out.append(format(v, spec.rstrip("|")))
        except (ValueError, OverflowError) as e: out.append(type(e).__name__)
    print(spec, out)
for spec in ("", "f", ".0f", ".1f", ".3f", "10.2f", "+.2f", " .2f", "010.3f", "<10.1f", "^10.1f", "e", ".0e", ".2e", "g", ".1g", ".3g", ".10g", "#.3g", "%", ".1%", ",.1f", "_.2f", "n", ".17g", "E", "G", "z.0f", "#.0f", "=+12.2f"):
    print(spec, [format(v, spec) for v in floats])
print([round(v, n) for v in floats for n in (0, 1, 2)])
for f in ("%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%#o", "%i", "%u", "%s", "%r", "%10s", "%-10s|", "%.2s"): print(f, [f % v for v in ints])
for f in ("%f", "%.0f", "%.2f", "%10.1f", "%-10.1f|", "%+.1f", "%e", "%.0e", "%g", "%.3g", "%#.3g", "%d", "%s", "%r", "%5.1s", "%G"): print(f, [f % v for v in floats])
