"""A JSON parser and printer written from RFC 8259: reads data.json, reports, prints it in three
styles, and checks that what is printed reads back equal. Then it shows errors with line and column.
"""
import sys

WHITE = " \t\n\r"
ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
BACK = {v: "\\" + k for k, v in ESCAPES.items() if k != "/"}


class JSONError(ValueError):
    def __init__(self, message, text, at):
        self.line = text.count("\n", 0, at) + 1
        self.column = at - (text.rfind("\n", 0, at) + 1) + 1
        super().__init__(f"{message} at line {self.line}, column {self.column}")


class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def fail(self, message, at=None):
        raise JSONError(message, self.text, self.at if at is None else at)

    def skip(self):
        text, at, n = self.text, self.at, len(self.text)
        while at < n and text[at] in WHITE:
            at += 1
        self.at = at

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ""

    def expect(self, c):
        if self.peek() != c:
            self.fail(f"expected {c!r}, found {self.peek()!r}")
        self.at += 1

    def document(self):
        value = self.value()
        self.skip()
        if self.at != len(self.text):
            self.fail("text after the document")
        return value

    def value(self):
        self.skip()
        c = self.peek()
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        if c == "-" or c.isdigit():
            return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        self.fail("expected a value")

    def object(self):
        result = {}
        self.expect("{")
        self.skip()
        if self.peek() == "}":
            self.at += 1
            return result
        while True:
            self.skip()
            start = self.at
            key = self.string()
            if key in result:
                self.fail(f"key {key!r} occurs twice", start)
            self.skip()
            self.expect(":")
            result[key] = self.value()
            self.skip()
            if self.peek() == "}":
                self.at += 1
                return result
            self.expect(",")

    def array(self):
        result = []
        self.expect("[")
        self.skip()
        if self.peek() == "]":
            self.at += 1
            return result
        while True:
            result.append(self.value())
            self.skip()
            if self.peek() == "]":
                self.at += 1
                return result
            self.expect(",")

    def string(self):
        self.expect('"')
        text, parts, start = self.text, [], self.at
        while True:
            if self.at >= len(text):
                self.fail("string is not closed", start - 1)
            c = text[self.at]
            if c == '"':
                parts.append(text[start:self.at])
                self.at += 1
                return "".join(parts)
            if c == "\\":
                parts.append(text[start:self.at])
                self.at += 1
                parts.append(self.escape())
                start = self.at
            elif c < " ":
                self.fail("control character in a string")
            else:
                self.at += 1

    def escape(self):
        c = self.peek()
        self.at += 1
        if c in ESCAPES and c:
            return ESCAPES[c]
        if c != "u":
            self.fail("unknown escape", self.at - 2)
        code = self.hex4()
        if 0xD800 <= code < 0xDC00 and self.text.startswith("\\u", self.at):
            self.at += 2
            low = self.hex4()
            if 0xDC00 <= low < 0xE000:
                return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
            self.fail("lone surrogate", self.at - 6)
        return chr(code)

    def hex4(self):
        digits = self.text[self.at:self.at + 4]
        try:
            code = int(digits, 16)
        except ValueError:
            self.fail("four hex digits expected")
        self.at += 4
        return code

    def number(self):
        text, start = self.text, self.at

        def digits():
            first = self.at
            while self.peek().isdigit():
                self.at += 1
            if self.at == first:
                self.fail("digit expected")

        if self.peek() == "-":
            self.at += 1
        if self.peek() == "0":
            self.at += 1
        else:
            digits()
        exact = True
        if self.peek() == ".":
            self.at += 1
            exact = False
            digits()
        if self.peek() and self.peek() in "eE":
            self.at += 1
            exact = False
            if self.peek() and self.peek() in "+-":
                self.at += 1
            digits()
        piece = text[start:self.at]
        return int(piece) if exact else float(piece)


def quote(s):
    out = ['"']
    for c in s:
        if c in BACK:
            out.append(BACK[c])
        elif " " <= c < "\x7f":
            out.append(c)
        elif ord(c) < 0x10000:
            out.append("\\u%04x" % ord(c))
        else:
            n = ord(c) - 0x10000
            out.append("\\u%04x\\u%04x" % (0xD800 + (n >> 10), 0xDC00 + (n & 0x3FF)))
    out.append('"')
    return "".join(out)


def dump(value, write, indent=None, level=0, sort=False):
    if value is None or value is True or value is False:
        write({None: "null", True: "true", False: "false"}[value])
    elif isinstance(value, str):
        write(quote(value))
    elif isinstance(value, (int, float)):
        write(repr(value))
    elif isinstance(value, (list, tuple)):
        dump_items("[]", value, lambda v: dump(v, write, indent, level + 1, sort), write, indent, level)
    elif isinstance(value, dict):
        def pair(item):
            write(quote(item[0]) + (": " if indent is not None else ":"))
            dump(item[1], write, indent, level + 1, sort)
        items = sorted(value.items()) if sort else value.items()
        dump_items("{}", items, pair, write, indent, level)
    else:
        raise TypeError(f"no JSON for {type(value).__name__}")


def dump_items(brackets, items, dump_one, write, indent, level):
    if not items:
        write(brackets)
        return
    write(brackets[0])
    for i, item in enumerate(items):
        if i:
            write(",")
        if indent is not None:
            write("\n" + " " * (indent * (level + 1)))
        dump_one(item)
    if indent is not None:
        write("\n" + " " * (indent * level))
    write(brackets[1])


def to_text(value, **options):
    parts = []
    dump(value, parts.append, **options)
    return "".join(parts)


def measure(value, depth=0, counts=None):
    """Counts values by type, and the greatest depth."""
    if counts is None:
        counts = {"depth": 0}
    counts["depth"] = max(counts["depth"], depth)
    name = type(value).__name__
    counts[name] = counts.get(name, 0) + 1
    if isinstance(value, dict):
        for v in value.values():
            measure(v, depth + 1, counts)
    elif isinstance(value, list):
        for v in value:
            measure(v, depth + 1, counts)
    return counts


BAD = ['', '[1, 2', '{"a" 1}', '{"a": 1,}', '[01]', '"abc', '"a\\x"', '[1]\n  x', '{"k": 1, "k": 2}', '[-]', '[1.]', '"\\ud800\\u0041"', 'nul', '["\t"]', '{1: 2}', '[1 2]', '\n\n   [}']


def main():
    small = sys.argv[1:] == ["small"]
    with open("data.json", encoding="utf-8") as f:
        text = f.read()
    data = Parser(text).document()
    print(sorted(measure(data).items()))
    for station in data["stations"][:3]:
        print(station["name"], station["position"], len(station["readings"]), station.get("note"))
    print(to_text(data["stations"][0], indent=2))
    print(to_text(data["meta"]))
    print(to_text(data["meta"], sort=True, indent=1))
    compact = to_text(data)
    pretty = to_text(data, indent=4)
    print(len(text), len(compact), len(pretty), Parser(compact).document() == data == Parser(pretty).document())

    rounds = 1 if small else 6
    big = [data] * rounds
    printed = to_text(big)
    again = Parser(printed).document()
    print(len(printed), again == big, to_text(again) == printed)
    warmest = max((r, s["name"]) for s in data["stations"] for r in s["readings"] if r is not None)
    print("warmest:", warmest)

    for bad in BAD:
        try:
            print(repr(bad), "->", Parser(bad).document())
        except JSONError as e:
            print(f"{bad!r}: {e}")
    deep = "[" * 200 + "]" * 200
    print(measure(Parser(deep).document()))
    try:
        Parser("[" * 100000).document()
    except RecursionError:
        print("too deep")


if __name__ == "__main__":
    main()
