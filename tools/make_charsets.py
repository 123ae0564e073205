#!/usr/bin/python3.11
"""make_charsets.py - makes src/06_types/charsets.inc from the oracle.

    /usr/bin/python3.11 tools/make_charsets.py           writes the tables
    /usr/bin/python3.11 tools/make_charsets.py --check   compares, writes nothing

The two-byte character sets of East Asia, as CPython 3.11's codecs decode them: for each first byte that means anything a string of the
characters of all second bytes, U+FFFD where there is none. What encodes to something else than the first pair of bytes that decodes to it
is listed beside. Nobody changes these tables any more: the sets are standards of the last century.
"""
import os
import sys

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "06_types", "charsets.inc")
NONE = 0xFFFD
BMP = [c for c in range(0x80, 0x10000) if not 0xD800 <= c < 0xE000]

# name: (codec that is asked, bytes before each pair, first and last of the second bytes)
SETS = {
    "gb2312": ("gb2312", b"", 0xA1, 0xFE),
    "gbk": ("gbk", b"", 0x40, 0xFE),
    "big5": ("big5", b"", 0x40, 0xFE),
    "cp950": ("cp950", b"", 0x40, 0xFE),
    "ksx1001": ("euc_kr", b"", 0xA1, 0xFE),
    "cp949": ("cp949", b"", 0x41, 0xFE),
    "johab": ("johab", b"", 0x31, 0xFE),
    "jisx0208": ("euc_jp", b"", 0xA1, 0xFE),
    "jisx0212": ("euc_jp", b"\x8f", 0xA1, 0xFE),
    "shift_jis": ("shift_jis", b"", 0x40, 0xFC),
    "cp932": ("cp932", b"", 0x40, 0xFC),
}
# codecs: the sets whose pairs they encode to, the later ones with another mark in the map (charset.c)
CODECS = {
    "gb2312": ["gb2312"], "gbk": ["gbk"], "gb18030": ["gbk"], "big5": ["big5"], "cp950": ["cp950"], "euc_kr": ["ksx1001"],
    "cp949": ["cp949"], "johab": ["johab"], "euc_jp": ["jisx0208", "jisx0212"], "shift_jis": ["shift_jis"], "cp932": ["cp932"],
}


def decoded(codec, data):
    """The one character that data is, or NONE."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return NONE
    return ord(text) if len(text) == 1 and ord(text) < 0x10000 else NONE


def encoded(codec, c):
    try:
        return chr(c).encode(codec)
    except UnicodeEncodeError:
        return b""


def rows_of(name):
    codec, before, first, last = SETS[name]
    rows = {}
    for lead in range(0x80, 0x100):
        row = [decoded(codec, before + bytes([lead, trail])) for trail in range(first, last + 1)]
        if any(c != NONE for c in row):
            rows[lead] = row
    return rows


def literal(row):
    out = []
    for c in row:
        if c < 0xA0: # C has no \\u for these
            out.append(chr(c) if 0x20 <= c < 0x7F and chr(c) not in '"\\\\?' else '\\x%02x" u"' % c)
        else:
            printable = chr(c).isprintable() and not 0xE000 <= c < 0xF900
            out.append(chr(c) if printable or c == NONE else "\\u%04x" % c)
    return 'u"' + "".join(out) + '"'


def single_bytes(codec):
    return [decoded(codec, bytes([b])) for b in range(0x80, 0x100)]


def code_of(data, codec):
    """How the map notes an encoding: 1 or 2 bytes as a number; the three bytes of euc_jp's second set without the top bit of the last."""
    if len(data) == 3:
        return data[1] << 8 | data[2] & 0x7F
    return int.from_bytes(data, "big")


def exceptions(name, tables):
    """(character, code) where the map made of the tables alone would be wrong; code 0: it cannot be encoded."""
    codec, made = name, {}
    for n, set_name in enumerate(CODECS[name]):
        first = SETS[set_name][2]
        for lead, row in tables[set_name].items():
            for i, c in enumerate(row):
                if c != NONE:
                    made.setdefault(c, lead << 8 | (first + i) & (0xFF if n == 0 else 0x7F))
    if name in ("shift_jis", "cp932"):
        for i, c in enumerate(single_bytes(name)):
            if c != NONE:
                made.setdefault(c, 0x80 + i)
    out = []
    for c in BMP:
        data = encoded(codec, c)
        wanted = code_of(data, codec) if len(data) <= 3 and not (len(data) == 3 and name != "euc_jp") else 0
        if made.get(c, 0) != wanted:
            out.append((c, wanted))
    return out


def gb18030(tables):
    """Pairs that gb18030 decodes otherwise than gbk, and the runs of characters that its four bytes number."""
    pairs = []
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            c = decoded("gb18030", bytes([lead, trail]))
            row = tables["gbk"].get(lead)
            if c != (row[trail - 0x40] if row else NONE):
                pairs.append((lead << 8 | trail, c))
    runs = []
    for c in BMP:
        data = encoded("gb18030", c)
        if len(data) == 4:
            a, b, d, e = data
            number = (((a - 0x81) * 10 + b - 0x30) * 126 + d - 0x81) * 10 + e - 0x30
            if runs and runs[-1][0] + runs[-1][2] == c and runs[-1][1] + runs[-1][2] == number:
                runs[-1][2] += 1
            else:
                runs.append([c, number, 1])
    return pairs, runs


def numbers(rows, per_line=8):
    out = []
    for i in range(0, len(rows), per_line):
        out.append("    " + " ".join("{%s}," % ", ".join(hex(n) if n > 9 else str(n) for n in row) for row in rows[i:i + per_line]))
    return "\n".join(out)


def make():
    out = ["/* Made by tools/make_charsets.py from CPython 3.11's codecs: do not edit. */"]
    tables = {name: rows_of(name) for name in SETS}
    for name, rows in tables.items():
        width = SETS[name][3] - SETS[name][2] + 1
        leads = {lead: i + 1 for i, lead in enumerate(rows)}
        out.append("\nstatic const uint8_t %s_leads[128] = {" % name)
        for base in range(0x80, 0x100, 32):
            out.append("    " + " ".join("%d," % leads.get(lead, 0) for lead in range(base, base + 32)))
        out.append("};\nstatic const char16_t %s_rows[%d][%d] = {" % (name, len(rows), width))
        for lead, row in rows.items():
            out.append("    " + literal(row) + ",")
        out.append("};")
    for name in ("shift_jis", "cp932"):
        out.append("\nstatic const char16_t %s_singles[128] = {" % name)
        single = single_bytes(name)
        for i in range(0, 128, 16):
            out.append("    " + " ".join("0x%04x," % c for c in single[i:i + 16]))
        out.append("};")
    for name in CODECS:
        if name == "gb18030":
            continue
        rows = exceptions(name, tables)
        if rows:
            out.append("\nstatic const OuCharsetException %s_exceptions[] = {\n%s\n};" % (CODECS[name][0], numbers(rows)))
    pairs, runs = gb18030(tables)
    out.append("\nstatic const OuCharsetException gb18030_pairs[] = { /* character, code */\n%s\n};" % numbers([(c, code) for code, c in pairs]))
    out.append("\nstatic const OuCharsetRun gb18030_runs[] = {\n%s\n};" % numbers(runs, 6))
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    text = make()
    if "--check" in sys.argv:
        sys.exit(0 if open(PATH, encoding="utf-8").read() == text else "charsets.inc is not what the oracle says")
    with open(PATH, "w", encoding="utf-8") as f:
        f.write(text)
