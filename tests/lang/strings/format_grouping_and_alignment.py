# tests/lang/strings/format_grouping_and_alignment.py - the whole format mini-language on ints: fill, sign, alternate form, zero, width, grouping, type
import itertools
n = 0
lines = []
for value in (0, 42, -1234567, True):
    for spec in ("", "5", "<12", ">12", "^12", "=12", "012", "+", " ", "-", "#x", "#010x", "#b", "#o", "#X", "_x", "_b", "_o", ",", "_", "015,", "+020_", "*^+15,", "x<#12x", "=+12", "012,d", "c", "e", ".2e", "f", ".1f", ",.2f", "g", "%", ".0%", "n", "010_x", "#_b", "\u20ac^9d", "<05", "^05", ">+07"):
        try:
            lines.append(f"{value!r}:{spec}: [{format(value, spec)!a}]")
        except Exception as e:
            lines.append(f"{value!r}:{spec}: {type(e).__name__} {e}")
for i in range(0, len(lines), 2):
    print("  ".join(lines[i:i + 2]))
for spec in ("12345678901234567890d", "99999999999999999999", ".5d", ",x", ",c", "+c", "#c", ",_d", "_,d", ",n", "_n", "z", "s", "10s", "ss", "d ", ".", ".x", "=<", "0=5d", "1\x00", "\u0665d", "5\u0665"):
    try:
        print(ascii(spec), ascii(format(5, spec)))
    except Exception as e:
        print(ascii(spec), type(e).__name__, ascii(str(e)))
