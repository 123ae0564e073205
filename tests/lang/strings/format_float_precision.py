# tests/lang/strings/format_float_precision.py - floats under every presentation type, precision and alternate form
values = (0.0, -0.0, 1.0, 0.1, 123.456, -1e-5, 1e16, 123456789012345680.0, 5e-324, 1.7976931348623157e308, 2.5, 0.5, 1e22, 9.5, 0.00001234)
for spec in ("", "e", "E", "f", "F", "g", "G", "%", "n", ".0f", "#.0f", ".0e", "#.0e", ".0g", "#.0g", ".3", "#.3", ".1", ".17", "+.3g", " .2f", "012.3f", ",.2f", "_.1f", "<10.2", "z.1f", "z", ".50f", "=+10.1f"):
    out = []
    for v in values:
        try:
            out.append(format(v, spec)[:45])
        except Exception as e:
            out.append(type(e).__name__ + " " + str(e))
            break
    print(repr(spec), *out)
for v in (float("inf"), float("nan"), -float("inf")):
    print(*[f"[{format(v, s)}]" for s in ("", "f", "F", "E", "010", "+", "%", ",", "^9", ".1g", "#", "010.2f", "=8")])
for spec in ("d", "x", "c", "s", ".999999999999f", ".2147483648f", "b", "i", ",%", "_e", ".-1f", ",n"):
    try:
        print(spec, len(format(1.5, spec)), format(1.5, spec)[:20])
    except Exception as e:
        print(spec, type(e).__name__, e)
