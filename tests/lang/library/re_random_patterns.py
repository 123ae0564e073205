# tests/lang/library/re_random_patterns.py - patterns made at random find what CPython's find, groups and all
import re

class Random:
    def __init__(self, seed):
        self.x = seed * 2654435761 % 2**32 | 1
        for _ in range(20):
            self.below(2)
    def below(self, n):
        self.x ^= self.x << 13 & 0xffffffff
        self.x ^= self.x >> 17
        self.x ^= self.x << 5 & 0xffffffff
        return self.x % n
    def choice(self, items):
        return items[self.below(len(items))]

class Maker:
    """A pattern: grammar by the book, groups counted so that references have a chance."""
    def __init__(self, random):
        self.r, self.groups = random, 0
    def atom(self, depth):
        r, k = self.r, self.r.below(22)
        if k < 7 or depth <= 0:
            return r.choice("abcAB1 ")
        if k == 8:
            return r.choice(["[ab]", "[^a]", "[a-c]", r"\w", r"\d", r"\s", r"\W", r"[^\d]", "[\\wé]", "[A-C]", "."])
        if k == 9:
            return f"(?:{self.alternatives(depth - 1)})"
        if k <= 13:
            self.groups += 1
            return f"({self.alternatives(depth - 1)})"
        if k <= 16:
            return f"({('?>', '?=', '?!')[k - 14]}{self.alternatives(depth - 1)})"
        if k == 17:
            return r.choice(["^", "$", r"\b", r"\B", r"\A", r"\Z"])
        if k == 18 and self.groups:
            return f"\\{r.below(self.groups) + 1}"
        if k == 19 and self.groups:
            return f"(?({r.below(self.groups) + 1}){self.sequence(depth - 1)}|{self.sequence(depth - 1)})"
        return f"(?<{'=!'[k & 1]}{r.choice(['a', 'ab', '[ab]', 'b|a', '(?:c)', ''])})"
    def item(self, depth):
        a = self.atom(depth)
        if self.r.below(16) < 9:
            return a
        return a + self.r.choice(["*", "+", "?", "{2}", "{0,2}", "{1,3}", "{2,}"]) + self.r.choice(["", "", "?"])
    def sequence(self, depth):
        return "".join(self.item(depth) for _ in range(self.r.below(4) + (depth > 0)))
    def alternatives(self, depth):
        return "|".join(self.sequence(depth) for _ in range(self.r.choice([1, 1, 1, 2, 3])))

TEXTS = ["", "a", "ab", "abc", "aab", "abab", "abcabc", "cba", "ba", "aabb", "aaaa", "a b", "Ab1", "ABAB", "bab\n", "a\nb",
         "éaéb", "ab\u0430b", "c\U00010400ab", "b1b1 "]

def what(match):
    return match and (match.regs, match.lastindex)

def one(r):
    pattern, flags = Maker(r).alternatives(3), r.choice([0, 0, 0, 0, re.I, re.M, re.S, re.A, re.I | re.A])
    text = r.choice(TEXTS) + r.choice(TEXTS)
    try:
        c = re.compile(pattern, flags)
    except re.error as e:
        return f"{pattern!r}: {e}"
    out = [what(c.match(text)), what(c.search(text)), what(c.fullmatch(text)), c.findall(text), c.split(text),
           c.subn("x", text), [m.span() for m in c.finditer(text)], what(c.search(text, 1, 3))]
    if pattern.isascii() and not flags:
        b = re.compile(pattern.encode())
        out += [b.findall(text.encode()), what(b.search(bytearray(text.encode())))]
    return f"{pattern!r} {flags} {text!r}: {out}"

r = Random(2026)
for i in range(250):
    print(i, one(r))
