#!/usr/bin/python3.11
"""make_unicode.py - makes src/06_types/unicode_tables.inc from the oracle.

    /usr/bin/python3.11 tools/make_unicode.py           writes the tables
    /usr/bin/python3.11 tools/make_unicode.py --check   compares, writes nothing

All that the tables hold is asked of CPython 3.11's str methods and unicodedata
(Unicode 14.0.0), code point by code point: nothing is read from the net, and what
cannot be asked directly (cased, case-ignorable) is found out by what title() and
lower() do around the character. A property table is three stages: numbers of
blocks of numbers of blocks, equal blocks shared (two stages took 210 KB in all).
"""
import os
import sys
import unicodedata

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "06_types", "unicode_tables.inc")
N = 0x110000
HANGUL = range(0xAC00, 0xAC00 + 11172)

CATEGORIES = ["Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
              "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"]
BIDI = ["", "L", "R", "AL", "EN", "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON",
        "LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"]
WIDTHS = ["N", "A", "H", "W", "F", "Na"]
TAGS = ["", "<font>", "<noBreak>", "<initial>", "<medial>", "<final>", "<isolated>", "<circle>", "<super>",
        "<sub>", "<vertical>", "<wide>", "<narrow>", "<small>", "<square>", "<fraction>", "<compat>"]

(ALPHA, DECIMAL, DIGIT, NUMERIC, SPACE, PRINTABLE, LOWER, UPPER, TITLE, CASED, CASE_IGNORABLE, XID_START,
 XID_CONTINUE, MIRRORED, LINE_BREAK, NFC_SUSPECT, NFKC_SUSPECT, NFD_NEVER, NFKD_NEVER,
 CASE_CHANGES) = [1 << i for i in range(20)]


def final_sigma(text):
    return "\u03c2" in text.lower()


def split(values, shift):
    """(block numbers, blocks run together): equal blocks of 1 << shift values shared."""
    size = 1 << shift
    blocks, numbers, seen = [], [], {}
    for start in range(0, len(values), size):
        block = tuple(values[start:start + size])
        block += (0,) * (size - len(block))
        if block not in seen:
            seen[block] = len(seen)
            blocks.extend(block)
        numbers.append(seen[block])
    return numbers, blocks


def cost(values):
    return len(values) * (1 if max(values) < 256 else 2)


def three_stages(values):
    """The smallest (shift, shift, first stage, middle, blocks) for a list of N small numbers."""
    best = None
    for low in range(3, 8):
        numbers, blocks = split(values, low)
        for high in range(3, 8):
            first, middle = split(numbers, high)
            total = cost(first) + cost(middle) + cost(blocks)
            if best is None or total < best[0]:
                best = total, low, high, first, middle, blocks
    return best[1:]


class Writer:
    def __init__(self):
        self.lines = []
        self.bytes = 0

    def rows(self, items):
        line = "   "
        for item in items:
            if len(line) + len(item) + 2 > 118:
                self.lines.append(line)
                line = "   "
            line += " " + item + ","
        self.lines.append(line)

    def numbers(self, name, values, comment, ctype=None):
        if ctype is None:
            ctype = "uint8_t" if max(values) < 256 else "uint16_t" if max(values) < 65536 else "uint32_t"
        self.bytes += len(values) * {"uint8_t": 1, "uint16_t": 2, "uint32_t": 4}[ctype]
        self.lines.append(f"/* {comment} */")
        self.lines.append(f"static const {ctype} {name}[{len(values)}] = {{")
        self.rows([str(v) for v in values])
        self.lines.append("};")

    def strings(self, name, values):
        self.lines.append(f"static const char *const {name}[{len(values)}] = {{")
        self.rows(['"%s"' % v for v in values])
        self.lines.append("};")

    def stages(self, name, values, comment):
        low, high, first, middle, blocks = three_stages(values)
        self.lines.append(f"#define {name.upper()}_LOW {low}")
        self.lines.append(f"#define {name.upper()}_HIGH {high}")
        self.numbers(f"{name}_first", first, f"{comment}: middle block of each {1 << (low + high)} code points")
        self.numbers(f"{name}_middle", middle, f"{comment}: block of each {1 << low} code points")
        self.numbers(f"{name}_blocks", blocks, f"{comment}: the blocks")


def collect_compositions():
    """{(first, second): composed}, without Hangul syllables, which are arithmetic."""
    pairs = {}
    for c in range(N):
        if c in HANGUL:
            continue
        d = unicodedata.decomposition(chr(c))
        if d and d[0] != "<":
            parts = [int(x, 16) for x in d.split()]
            if len(parts) == 2 and unicodedata.normalize("NFC", chr(c)) == chr(c):
                pairs[tuple(parts)] = c
    return pairs


def flags_of(c, seconds):
    s = chr(c)
    f = 0
    f |= ALPHA * s.isalpha() | DECIMAL * s.isdecimal() | DIGIT * s.isdigit() | NUMERIC * s.isnumeric()
    f |= SPACE * s.isspace() | PRINTABLE * s.isprintable() | LOWER * s.islower() | UPPER * s.isupper()
    f |= TITLE * (unicodedata.category(s) == "Lt")
    f |= CASED * ((s + "a").title()[-1] == "a")
    f |= CASE_IGNORABLE * (final_sigma("A" + s + "\u03a3") and not final_sigma(s + "\u03a3"))
    f |= XID_START * (s.isidentifier() and s != "_") | XID_CONTINUE * ("a" + s).isidentifier()
    f |= MIRRORED * unicodedata.mirrored(s) | LINE_BREAK * (len(("a" + s + "b").splitlines()) > 1)
    f |= NFC_SUSPECT * (c in seconds or unicodedata.normalize("NFC", s) != s)
    f |= NFKC_SUSPECT * (c in seconds or unicodedata.normalize("NFKC", s) != s)
    f |= NFD_NEVER * (unicodedata.normalize("NFD", s) != s)
    f |= NFKD_NEVER * (unicodedata.normalize("NFKD", s) != s)
    f |= CASE_CHANGES * (s.lower() != s or s.upper() != s or s.title() != s or s.casefold() != s)
    return f


def case_of(c, specials):
    """(lower, upper, title, fold deltas; 1 + index of the special mapping or 0)."""
    s = chr(c)
    full = [s.lower(), s.upper(), s.title(), s.casefold()]
    simple = [ord(t[0]) for t in full]  # where the full mapping is longer, CPython's is its first character
    special = 0
    if any(len(t) > 1 for t in full):
        special = specials.setdefault(tuple(full), len(specials)) + 1
    return tuple(x - c for x in simple) + (special,)


def make():
    w = Writer()
    w.lines += [
        "/* unicode_tables.inc - made by tools/make_unicode.py from Unicode %s; do not edit." %
        unicodedata.unidata_version,
        " * For unicode.c only. */", "/* clang-format off */"]
    pairs = collect_compositions()
    seconds = {b for (_, b) in pairs} | set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))
    specials = {}
    records, cases, decompositions = {}, {(0, 0, 0, 0, 0): 0}, {"": 0}
    record_of, case_index, decomposition_of = [], [], []
    numerics = [0.0]
    data = [0]
    ascii_flags = []
    for c in range(N):
        s = chr(c)
        f = flags_of(c, seconds)
        if c < 128:
            ascii_flags.append(f)
        number = unicodedata.numeric(s, None)
        n = 0
        if number is not None:
            if number not in numerics[1:]:
                numerics.append(number)
            n = numerics.index(number, 1)
        record = (f, CATEGORIES.index(unicodedata.category(s)), BIDI.index(unicodedata.bidirectional(s)),
                  unicodedata.combining(s), WIDTHS.index(unicodedata.east_asian_width(s)),
                  unicodedata.decimal(s, -1), unicodedata.digit(s, -1), n)
        assert (f & NUMERIC != 0) == (n != 0)
        record_of.append(records.setdefault(record, len(records)))
        case_index.append(cases.setdefault(case_of(c, specials), len(cases)))
        text = "" if c in HANGUL else unicodedata.decomposition(s)
        if text not in decompositions:
            decompositions[text] = len(data)
            parts = text.split()
            tag = TAGS.index(parts.pop(0)) if parts[0][0] == "<" else 0
            units = "".join(chr(int(x, 16)) for x in parts).encode("utf-16-le")
            units = [units[i] | units[i + 1] << 8 for i in range(0, len(units), 2)]
            assert len(parts) <= 18
            data += [tag << 8 | len(units)] + units
        decomposition_of.append(decompositions[text])

    w.lines.append("const uint32_t ou_unicode_ascii_flags[128] = {")
    w.rows(["%#x" % f for f in ascii_flags])
    w.lines.append("};")
    w.strings("category_names", CATEGORIES)
    w.strings("bidi_names", BIDI)
    w.strings("width_names", WIDTHS)
    w.strings("decomposition_tags", TAGS)
    w.lines.append(f"static const double numeric_values[{len(numerics)}] = {{")
    w.rows([repr(float(x)) for x in numerics])
    w.lines.append("};")
    w.bytes += 512 + 8 * len(numerics)
    w.lines.append(f"static const OuUnicodeRecord records[{len(records)}] = {{")
    w.rows(["{%#x, %d, %d, %d, %d, %d, %d, %d}" % r for r in records])
    w.lines.append("};")
    w.bytes += 12 * len(records)
    w.stages("record", record_of, "record")
    w.lines.append("/* differences to the simple mappings: lower, upper, title, folded; 1 + special mapping */")
    w.lines.append(f"static const CaseRecord case_records[{len(cases)}] = {{")
    w.rows(["{%d, %d, %d, %d, %d}" % r for r in cases])
    w.lines.append("};")
    w.bytes += 20 * len(cases)
    w.stages("case", case_index, "case record")
    w.lines.append("/* full mappings where one of them is longer than one: lengths, then three each */")
    w.lines.append(f"static const SpecialCase special_cases[{len(specials)}] = {{")
    rows = []
    for full in specials:
        padded = ", ".join("{%s}" % ", ".join("0x%04X" % ord(x) for x in t) for t in full)
        rows.append("{{%s}, {%s}}" % (", ".join(str(len(t)) for t in full), padded))
    w.rows(rows)
    w.lines.append("};")
    w.bytes += 28 * len(specials)
    w.numbers("decomposition_data", data, "tag << 8 | length, then UTF-16 units; entry 0 is empty")
    w.stages("decomposition", decomposition_of, "where in decomposition_data")
    w.lines.append("/* canonical compositions, sorted by first, then second */")
    w.lines.append(f"static const Composition compositions[{len(pairs)}] = {{")
    w.rows(["{0x%X, 0x%X, 0x%X}" % (a, b, c) for (a, b), c in sorted(pairs.items())])
    w.lines.append("};")
    w.bytes += 12 * len(pairs)
    w.lines.append(f"/* {w.bytes} bytes in all */")
    w.lines.append("/* clang-format on */")
    return "\n".join(w.lines) + "\n"


def main():
    if sys.version_info[:2] != (3, 11) or unicodedata.unidata_version != "14.0.0":
        sys.exit("make_unicode.py needs python3.11 with Unicode 14.0.0")
    text = make()
    if sys.argv[1:] == ["--check"]:
        with open(PATH) as f:
            if f.read() != text:
                sys.exit("unicode_tables.inc is not what make_unicode.py makes")
        print("unicode_tables.inc is up to date")
    else:
        with open(PATH, "w") as f:
            f.write(text)
        print(text.splitlines()[-2])


main()
