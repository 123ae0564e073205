# tests/lang/library/re_pattern_and_match.py - what patterns, matches and scanners tell and refuse
import _sre, copy, pickle, re, weakref

def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

p = re.compile(r"(?P<first>\w+) (?P<last>\w+)?", re.I)
m = p.search("  Grace Hopper!")
print(p, p.pattern, p.flags, p.groups, p.groupindex, type(p.groupindex).__name__)
print(m, m.string, m.re is p, m.pos, m.endpos, m.lastindex, m.lastgroup, m.regs, m.regs is m.regs)
print(m[0], m[1], m["last"], m.group(), m.group(0, "first", 2), m.groups(), m.groupdict())
print(m.start(), m.end("first"), m.span(2), m.start(True), bool(m), m.expand(r"\2, \g<first>"))
n = p.match("Cher ")
print(n.groups(), n.groups("?"), n.groups(default=1), n.groupdict(None), n.groupdict(default="-"), n.span("last"), n["last"], n.lastindex)
for key in (3, -1, "other", [], 10**30, None, 1.0):
    show(lambda: m[key])
show(lambda: m.group(1, 9))
show(lambda: m.start(1, 2))
show(lambda: m.span("zz"))
show(lambda: m.group(x=1))

print("copies", copy.copy(p) is p, copy.deepcopy(p) is p, copy.copy(m) is m, pickle.loads(pickle.dumps(p)) == p)
a = re.compile("x+")
re.purge()
b = re.compile("x+")
print(a == b, a is b, hash(a) == hash(b), a != re.compile("x+", re.S), a == re.compile(b"x+"), a == 5, {a: 1}[b])
show(lambda: a < b)
show(lambda: pickle.dumps(m))
show(lambda: weakref.ref(p)() is p)
show(lambda: weakref.ref(m))
show(lambda: re.Pattern())
show(lambda: re.Match())
show(lambda: type("P", (re.Pattern,), {}))
show(lambda: setattr(p, "flags", 3))
show(lambda: setattr(m, "new", 3))
show(lambda: (re.Pattern[str], re.Match[bytes], re.Pattern.__module__, re.Match.__name__))

for flags in (0, re.I, re.M | re.S, re.A | re.X | re.I, 0x400 | re.U, re.DEBUG & 0):
    print(re.compile("a'b", flags))
print(re.compile(b"\x00", re.L), re.compile("x" * 300))
print(re.match("a" * 99, "a" * 99), re.match(b"\xff?", b"\xff"))

print("kinds of text")
show(lambda: re.match("a", b"a"))
show(lambda: re.match(b"a", "a"))
show(lambda: re.match("a", None))
show(lambda: re.match("a", 5))
show(lambda: re.sub("a", b"x", "bab"))
show(lambda: re.sub(b"a", "x", b"bab"))
show(lambda: re.sub("a", lambda m: 5, "bab"))
show(lambda: re.sub("a", lambda m: None, "bab"))
show(lambda: re.findall(b"a.", memoryview(bytearray(b"abacad"))[1:]))
show(lambda: re.sub(b"a", b"xx", bytearray(b"banana")))
show(lambda: re.split(b"n", bytearray(b"banana")))
class S(str):
    pass
show(lambda: [type(x) for x in (re.match(".*", S("abc"))[0], re.sub("z", "", S("abc")), re.split("z", S("abc"))[0], re.findall("(.*)c", S("ab")))])
buffer = bytearray(b"hello world")
k = re.match(b"hello (world)", buffer)
buffer[6:] = b"earth"
print(k[1], k.string is buffer)
del buffer[8:]
print(k[1], k[0], k)
scanner = re.compile(b".").scanner(buffer)
show(lambda: buffer.append(1))
print(scanner.search()[0], scanner.match()[0], scanner.pattern)
del scanner
buffer.append(1)

print("bounds")
q = re.compile("^a|b$")
for pos, end in ((0, 3), (1, 3), (0, 0), (2, 1), (-5, 2), (0, -1), (5, 9)):
    print(pos, end, [x.span() for x in q.finditer("aab", pos, end)], q.search("aab", pos, endpos=end), q.match(string="aab", pos=pos, endpos=end), q.fullmatch("aab", pos, end))
show(lambda: q.match("a", 2**70))
show(lambda: q.match("a", "b"))
show(lambda: q.match())
show(lambda: q.match("a", 0, 1, 2))
show(lambda: q.split("a", maxsplit="x"))
print(re.compile(r"(?<=a)b").search("ab", 1), re.compile(r"\bb").search("ab", 1), re.compile(r"\Bb").match("ab", 1))

print("splitting and replacing")
print(re.split("(,)|;", "a,b;c"), re.split(",", "a,b,c", 1), re.split("x*", "axbc"), re.split("", "abc"), re.split(r"\b", "two words", maxsplit=2))
print(re.sub("x*", "-", "abxd"), re.subn("x*", "-", "abxd", 2), re.sub("(a)|b", r"[\1]", "abc"), re.sub("b", r"\n\\", "abc"), re.sub("", "é", "ab"))
print(re.sub("a", "\U00010400", "banana", count=2), re.subn("z", "y", "abc"), re.sub("(?P<q>b)", r"\g<q>\g<0>\g<1>", "abc"))
print(re.findall("", "ab"), re.findall("(a)|(b)", "ab"), re.findall("(a)|b", "ab"), re.findall(r"\b|:+", "a::bc"))
it = re.finditer("a", "aba")
print(type(it), next(it), list(it), next(it, "end"))
s = re.compile("a?").scanner("ab")
print(s.match(), s.match(), s.match(), s.search(), s.search())
print(_sre.ascii_iscased(65), _sre.ascii_iscased(0xe9), _sre.unicode_iscased(0xe9), _sre.unicode_iscased(0x30), _sre.ascii_tolower(65), _sre.ascii_tolower(0xc9), _sre.unicode_tolower(0xc9), _sre.unicode_tolower(0x130), _sre.getcodesize(), _sre.MAGIC, _sre.MAXREPEAT, _sre.MAXGROUPS)
show(lambda: _sre.unicode_iscased("a"))
show(lambda: _sre.unicode_iscased(2**31))
