# tests/lang/format/float_spec.py - format specs of floats
for spec in ("", "f", ".2f", "10.3f", "<10.1f", "+.1f", " .1f", "e", ".3e", "E", "g", ".3g", "G", "%", ".1%", ",.2f", "_.1f", "012.3f", "^12.2f", "*>10", "=+10.1f", "#.0f", ".0f", "n", ".10g", "#g", "010", "z.1f", "<08.2f"):
    print(repr(spec), [format(v, spec) for v in (1234.5678, -0.00001234, 0.0, 1e100)])
