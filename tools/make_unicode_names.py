#!/usr/bin/python3.11
"""make_unicode_names.py - makes src/06_types/unicode_names.inc from the oracle.

    /usr/bin/python3.11 tools/make_unicode_names.py           writes the tables
    /usr/bin/python3.11 tools/make_unicode_names.py --check   compares, writes nothing

The names are asked of CPython 3.11's unicodedata (Unicode 14.0.0). Aliases and named
sequences are those that its name database keeps in its private range; what each
stands for is what lookup() says. How the tables are read is told in unicode_names.c.
"""
import collections
import ctypes
import os
import re
import sys
import unicodedata

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "06_types", "unicode_names.inc")
HANGUL = range(0xAC00, 0xAC00 + 11172)
BLOCK = 32  # names from which decoding can start, one in


def private_names():
    """All names that CPython knows beside the code points' own: aliases, sequences."""
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype = ctypes.c_void_p
    pointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
    capsule = pointer(unicodedata._ucnhash_CAPI, b"unicodedata._ucnhash_CAPI")
    prototype = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)
    get_name = prototype(ctypes.cast(capsule, ctypes.POINTER(ctypes.c_void_p))[0])
    buffer = ctypes.create_string_buffer(1000)
    for c in range(0xF0000, 0xF1000):
        if get_name(c, buffer, len(buffer), 1):
            yield buffer.value.decode()


def collect():
    """(names in the order of code points, their code points, [(first, last, prefix)])."""
    names, codes, derived = [], [], []
    for c in range(0x110000):
        name = unicodedata.name(chr(c), None)
        if name is None or c in HANGUL:
            continue
        tail = "-%04X" % c
        if name.endswith(tail):
            prefix = name[:-len(tail)]
            if derived and derived[-1][1] == c - 1 and derived[-1][2] == prefix:
                derived[-1] = derived[-1][0], c, prefix
            else:
                derived.append((c, c, prefix))
        else:
            names.append(name)
            codes.append(c)
    return names, codes, derived


def tokens_of(name):
    """Words; one that begins with '-' or ' ' follows without a space, others with one."""
    found = re.findall(r" -[^ -]*|-[^ -]*|[^ -]+", name)
    text = found[0]
    for token in found[1:]:
        text += token if token[0] in "- " else " " + token
    assert text == name
    return found


def split(names):
    """[(tokens shared with the name before, further tokens)]."""
    result, last = [], []
    for i, name in enumerate(names):
        tokens = tokens_of(name)
        shared = 0
        if i % BLOCK != 0:
            while shared < min(len(last), len(tokens), 15) and last[shared] == tokens[shared]:
                shared += 1
        assert len(tokens) - shared < 16
        result.append((shared, tokens[shared:]))
        last = tokens
    return result


def hash_of(name):
    h = 2166136261
    for c in name.encode():
        h = (h ^ c) * 16777619 & 0xFFFFFFFF
    return h


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

    def numbers(self, name, values, ctype, comment):
        self.bytes += len(values) * {"uint8_t": 1, "uint16_t": 2, "uint32_t": 4}[ctype]
        self.lines.append(f"/* {comment} */")
        self.lines.append(f"static const {ctype} {name}[{len(values)}] = {{")
        self.rows([str(v) for v in values])
        self.lines.append("};")


def make():
    names, codes, derived = collect()
    n_named = len(names)
    private = sorted(private_names())
    aliases = [n for n in private if len(unicodedata.lookup(n)) == 1]
    sequences = [n for n in private if len(unicodedata.lookup(n)) > 1]
    names += aliases + sequences
    assert len(names) < 65536 and max(map(len, names)) < 96

    parts = split(names)
    count = collections.Counter(t for _, tokens in parts for t in tokens)
    by_use = sorted(count, key=lambda t: (-count[t], t))
    n_leads = -(-(len(by_use) - 256) // 255)  # first bytes of two-byte codes
    n_short = 256 - n_leads
    by_length = lambda t: (len(t), t)
    dictionary = sorted(by_use[:n_short], key=by_length) + sorted(by_use[n_short:], key=by_length)
    code = {t: i for i, t in enumerate(dictionary)}
    longest = max(map(len, dictionary))

    stream, starts = [], []
    for i, (shared, tokens) in enumerate(parts):
        if i % BLOCK == 0:
            starts.append(len(stream))
        stream.append(shared << 4 | len(tokens))
        for t in tokens:
            n = code[t]
            if n < n_short:
                stream.append(n)
            else:
                stream += [n_short + (n - n_short) // 256, (n - n_short) % 256]

    runs = []
    for i, c in enumerate(codes):
        if i == 0 or codes[i - 1] != c - 1:
            runs.append((c, i))

    w = Writer()
    w.lines += [
        "/* unicode_names.inc - made by tools/make_unicode_names.py from Unicode %s; do not edit." %
        unicodedata.unidata_version,
        " * For unicode_names.c only. */", "/* clang-format off */",
        f"#define N_NAMED {n_named} /* names of single code points, in their order */",
        f"#define N_ALIASES {len(aliases)} /* that follow, then sequences */",
        f"#define N_NAMES {len(names)}",
        f"#define NAMES_BLOCK {BLOCK}",
        f"#define N_SHORT_TOKENS {n_short} /* whose code is one byte */",
        f"#define LONGEST_TOKEN {longest}",
        f"#define LONGEST_NAME {max(map(len, names))}"]
    w.numbers("run_code", [c for c, _ in runs], "uint32_t", "first code point of each run of named ones")
    w.numbers("run_name", [i for _, i in runs], "uint16_t", "its name's number")
    w.numbers("alias_code", [ord(unicodedata.lookup(n)) for n in aliases], "uint32_t", "what aliases stand for")
    padded = []
    for n in sequences:
        text = [ord(x) for x in unicodedata.lookup(n)]
        assert len(text) <= 4 and max(text) < 65536
        padded += text + [0] * (4 - len(text))
    w.numbers("sequence_codes", padded, "uint16_t", "four a named sequence, zeros behind")
    w.lines.append("static const Derived derived[] = {")
    w.rows(['{0x%X, 0x%X, "%s-"}' % d for d in derived])
    w.lines.append("};")
    for name, some in ("short_first", dictionary[:n_short]), ("long_first", dictionary[n_short:]):
        base = 0 if name == "short_first" else n_short
        w.numbers(name, [base + sum(1 for t in some if len(t) < n) for n in range(longest + 2)], "uint16_t",
                  "first code of the tokens of each length")
    text = "".join(dictionary)
    w.lines.append("/* all tokens, one behind the other */")
    w.lines.append("static const char token_text[] =")
    w.lines += ['    "%s"' % text[i:i + 112] for i in range(0, len(text), 112)]
    w.lines[-1] += ";"
    w.bytes += len(text)
    w.numbers("block_start", starts, "uint32_t", "where in name_stream each block starts")
    w.numbers("name_stream", stream, "uint8_t", "a name: shared << 4 | further tokens, then their codes")
    order = sorted(range(len(names)), key=lambda i: (hash_of(names[i]), i))
    w.numbers("by_hash", order, "uint16_t", "numbers of names, sorted by hash")
    w.lines.append(f"/* {w.bytes} bytes in all */")
    w.lines.append("/* clang-format on */")
    return "\n".join(w.lines) + "\n"


def main():
    if sys.version_info[:2] != (3, 11) or unicodedata.unidata_version != "14.0.0":
        sys.exit("make_unicode_names.py needs python3.11 with Unicode 14.0.0")
    text = make()
    if sys.argv[1:] == ["--check"]:
        with open(PATH) as f:
            if f.read() != text:
                sys.exit("unicode_names.inc is not what make_unicode_names.py makes")
        print("unicode_names.inc is up to date")
    else:
        with open(PATH, "w") as f:
            f.write(text)
        print(text.splitlines()[-2])


main()
