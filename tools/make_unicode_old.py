#!/usr/bin/python3.11
"""make_unicode_old.py - makes src/10_builtin/unicode/unicode_old.inc from the oracle.

    /usr/bin/python3.11 tools/make_unicode_old.py           writes the tables
    /usr/bin/python3.11 tools/make_unicode_old.py --check   compares, writes nothing

What unicodedata.ucd_3_2_0 says where it differs from Unicode 14.0.0: ranges of code points that were not assigned yet,
ranges with other properties, and the few decompositions that were corrected later. All of it is asked of CPython 3.11.
"""
import os
import sys
import unicodedata

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "10_builtin", "unicode_old.inc")
OLD = unicodedata.ucd_3_2_0
N = 0x110000


def ranges(values):
    """(first, last, value) of each run of equal values that are not None."""
    out = []
    for i, value in enumerate(values):
        if value is None:
            continue
        if out and out[-1][1] == i - 1 and out[-1][2] == value:
            out[-1][1] = i
        else:
            out.append([i, i, value])
    return out


def properties(db, c):
    return (db.category(c), db.bidirectional(c), db.east_asian_width(c), db.mirrored(c), db.decimal(c, -1))


def make():
    missing, changed = [None] * N, [None] * N
    corrected = []
    for i in range(N):
        c = chr(i)
        if OLD.category(c) == "Cn":
            missing[i] = True if unicodedata.category(c) != "Cn" else None
            continue
        if properties(OLD, c) != properties(unicodedata, c):
            changed[i] = properties(OLD, c)
        if OLD.normalize("NFD", c) != unicodedata.normalize("NFD", c):
            (was,) = OLD.normalize("NFD", c)
            corrected.append((i, ord(was)))
    lines = ["/* Made by tools/make_unicode_old.py from CPython 3.11's unicodedata: do not edit. */", "",
             "static const Range missing[] = {"]
    lines += [f"    {{0x{a:x}, 0x{b:x}}}," for a, b, _ in ranges(missing)]
    lines += ["};", "", "static const Changed changed[] = {"]
    lines += [f"    {{{{0x{a:x}, 0x{b:x}}}, {{" + '"{}", "{}", "{}", {}, {}'.format(*v) + "}}," for a, b, v in ranges(changed)]
    lines += ["};", "", "static const uint32_t corrected[][2] = {"]
    lines += [f"    {{0x{a:x}, 0x{b:x}}}," for a, b in corrected]
    lines += ["};", ""]
    return "\n".join(lines)


def main():
    text = make()
    if sys.argv[1:] == ["--check"]:
        with open(PATH, encoding="ascii") as f:
            if f.read() != text:
                sys.exit("src/10_builtin/unicode/unicode_old.inc is not what tools/make_unicode_old.py makes")
        return
    with open(PATH, "w", encoding="ascii") as f:
        f.write(text)


main()
