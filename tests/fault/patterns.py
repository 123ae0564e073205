# tests/fault/patterns.py - compiled patterns, matches, scanners and replacing when memory runs out anywhere in them
import _sre

# What re makes of (a|bc)*(?:d{2,3}|[^x-z\d]+?)(?P<q>\w)?  and of  ((?>a+b)*+)(?=c)|\1(?(1)x|y)  and of  ,\s*
GROUPS = [14, 4, 0, 1, 4294967295, 23, 21, 0, 4294967295, 17, 0, 7, 5, 16, 97, 15, 9, 7, 16, 98, 16, 99, 15, 2, 0, 17, 1, 18, 7, 10, 24,
          6, 2, 3, 16, 100, 1, 15, 19, 17, 26, 13, 1, 4294967295, 13, 8, 21, 22, 120, 122, 8, 10, 0, 1, 15, 2, 0, 23, 12, 0, 1, 17, 2,
          13, 4, 8, 14, 0, 17, 3, 18, 1]
ATOMIC = [14, 4, 0, 0, 4294967295, 7, 30, 17, 0, 28, 15, 0, 4294967295, 27, 11, 24, 6, 1, 4294967295, 16, 97, 1, 16, 98, 1, 1, 17, 1, 4,
          5, 0, 16, 99, 1, 15, 16, 14, 11, 0, 12, 0, 6, 16, 120, 15, 3, 16, 121, 15, 2, 0, 1]
COMMA = [14, 8, 1, 1, 4294967295, 1, 1, 44, 0, 16, 44, 24, 9, 0, 4294967295, 13, 4, 8, 12, 0, 1, 1]

def making():
    p = _sre.compile("groups", 32, GROUPS, 2, {"q": 2}, (None, None, "q"))
    return p == _sre.compile("groups", 32, list(GROUPS), 2, {"q": 2}, (None, None, "q")), repr(p), dict(p.groupindex), hash(p) == hash(p)

def matching():
    p = _sre.compile("groups", 32, GROUPS, 2, {"q": 2}, (None, None, "q"))
    m = p.match("abcabcaddx")
    long = p.fullmatch("abc" * 300 + "!" * 40)
    return m.regs, m.groupdict(), m["q"], m.group(0, 1, "q"), repr(m), m.lastgroup, long.span(), p.search("xyz") is None

def atomic():
    p = _sre.compile("atomic", 32, ATOMIC, 1, {}, (None, None))
    return p.search("ab" * 200 + "c").span(1), p.findall("abc y aabcé\u0400"), p.match("\U00010400y")

def going_over():
    p = _sre.compile(None, 0, COMMA, 0, {}, ())
    text = ", ".join(map(str, range(40)))
    return (len(p.split(text)), p.split(text.encode(), 2), p.sub("é; ", text)[:9], p.subn(b"", bytearray(b"a, b,c")), p.sub(str, "a,b"),
            [m.start() for m in p.finditer("a, b,c")], p.sub(lambda m: m[0] * 2, text)[-9:], p.scanner(bytearray(b"x,y")).search().span())

for f in (making, matching, atomic, going_over):
    print(f.__name__, f())
