"""JSON round trip: a made-up document is printed and parsed again, by a parser and printer of its own."""
import sys


def make(n):
    state = 42
    def rnd(k):
        nonlocal state
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        return (state >> 8) % k
    people = []
    for i in range(n):
        people.append({
            "id": i,
            "name": "".join(chr(97 + rnd(26)) for _ in range(8)),
            "note": 'said "hi"\n\tand left\\' if rnd(3) == 0 else "caf\u00e9 \u4e16",
            "score": rnd(100000) / 64,
            "tags": ["t%d" % rnd(50) for _ in range(rnd(6))],
            "active": rnd(2) == 0,
            "parent": None if rnd(4) == 0 else {"id": rnd(n), "since": 1900 + rnd(120)},
        })
    return {"version": 1, "people": people}


ESCAPE = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
UNESCAPE = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def write(value, out):
    if isinstance(value, str):
        out.append('"')
        for c in value:
            if c in ESCAPE:
                out.append(ESCAPE[c])
            elif c < " " or c > "~":
                out.append("\\u%04x" % ord(c))
            else:
                out.append(c)
        out.append('"')
    elif value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, dict):
        mark = "{"
        for k, v in value.items():
            out.append(mark)
            write(k, out)
            out.append(": ")
            write(v, out)
            mark = ", "
        out.append("}" if value else "{}")
    elif isinstance(value, list):
        mark = "["
        for v in value:
            out.append(mark)
            write(v, out)
            mark = ", "
        out.append("]" if value else "[]")
    else:
        out.append(repr(value))


class Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        text = self.text
        while text[self.at] in " \n\t\r":
            self.at += 1
        return text[self.at]

    def value(self):
        c = self.skip()
        if c == '"':
            return self.string()
        if c == "{":
            self.at += 1
            result = {}
            if self.skip() == "}":
                self.at += 1
                return result
            while True:
                self.skip()
                key = self.string()
                if self.skip() != ":":
                    raise ValueError(f"colon expected at {self.at}")
                self.at += 1
                result[key] = self.value()
                c = self.skip()
                self.at += 1
                if c == "}":
                    return result
                if c != ",":
                    raise ValueError(f"comma expected at {self.at}")
        if c == "[":
            self.at += 1
            result = []
            if self.skip() == "]":
                self.at += 1
                return result
            while True:
                result.append(self.value())
                c = self.skip()
                self.at += 1
                if c == "]":
                    return result
                if c != ",":
                    raise ValueError(f"comma expected at {self.at}")
        if c == "t" and self.text.startswith("true", self.at):
            self.at += 4
            return True
        if c == "f" and self.text.startswith("false", self.at):
            self.at += 5
            return False
        if c == "n" and self.text.startswith("null", self.at):
            self.at += 4
            return None
        return self.number()

    def string(self):
        text = self.text
        at = self.at + 1
        parts = []
        while True:
            c = text[at]
            if c == '"':
                self.at = at + 1
                return "".join(parts)
            if c == "\\":
                c = text[at + 1]
                if c == "u":
                    parts.append(chr(int(text[at + 2:at + 6], 16)))
                    at += 6
                else:
                    parts.append(UNESCAPE[c])
                    at += 2
            else:
                parts.append(c)
                at += 1

    def number(self):
        text, start = self.text, self.at
        at = start
        while at < len(text) and text[at] in "+-0123456789.eE":
            at += 1
        self.at = at
        piece = text[start:at]
        if "." in piece or "e" in piece:
            return float(piece)
        return int(piece)


n = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
document = make(n)
checksum = 0
for _ in range(5):
    parts = []
    write(document, parts)
    text = "".join(parts)
    again = Reader(text).value()
    if again != document:
        raise SystemExit("round trip failed")
    for c in text[::97]:
        checksum = (checksum * 31 + ord(c)) % 1000000007
print(n, len(text), checksum)
