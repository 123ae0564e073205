"""strings: building, splitting, joining, replacing, searching and formatting, as programs do."""
import sys


def build(n):
    text = ""
    for i in range(n):
        text += str(i)
        text += ";" if i % 10 else "\n"
    return text


def csv(n):
    lines = []
    for i in range(n):
        lines.append(",".join([str(i), "name%d" % (i % 97), f"{i * 0.25:.2f}", hex(i), ("x" * (i % 13)).upper()]))
    return "\n".join(lines)


def parse(text):
    total = 0
    names = {}
    for line in text.split("\n"):
        number, name, price, code, rest = line.split(",")
        total += int(number) + len(rest) + int(code, 16)
        names[name] = names.get(name, 0.0) + float(price)
    return total, round(sum(names.values()), 2)


def caesar(text, shift):
    out = []
    for c in text:
        if c.isalpha():
            base = 97 if c.islower() else 65
            c = chr((ord(c) - base + shift) % 26 + base)
        out.append(c)
    return "".join(out)


def squeeze(text):
    for old, new in (("1", "one"), ("2", "two"), ("one", "1"), ("wo", "W"), (";", ""), ("\n", " ")):
        text = text.replace(old, new)
    return text


def reverse_words(text):
    return " ".join(w[::-1].capitalize() for w in text.split())


def main(n):
    text = build(n * 10)
    print(len(text), text.count("7"), text.find("999"), len(text.splitlines()))
    table = csv(n * 5)
    print(len(table), *parse(table))
    story = "The quick brown Fox jumps over the lazy Dog. " * (n // 4)
    secret = caesar(story, 7)
    print(secret[:44], caesar(secret, 19) == story)
    print(len(squeeze(text)), squeeze(text)[-30:])
    turned = reverse_words(story)
    print(len(turned), turned[:40], turned.startswith("Eht"))
    checksum = 0
    for i in range(n * 10):
        s = "%05d|%-8s|%s" % (i, "ab" * (i % 4), "yes" if i % 3 else "no")
        if s.endswith("no") and "abab" in s:
            checksum += len(s.strip("0")) + s.index("|")
        checksum ^= hash_of(s[:6])
    print(checksum)


def hash_of(s):
    h = 5381
    for c in s:
        h = h * 33 + ord(c) & 0xFFFFFF
    return h


main(int(sys.argv[1]) if len(sys.argv) > 1 else 35000)
