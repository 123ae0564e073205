# tests/lang/library/re_module.py - regular expressions
import re
print(re.match(r"(\w+) (\w+)", "hello world").groups(), re.search(r"\d+", "ab12c3").group(), re.findall(r"[a-c]+", "abxcab"), re.sub(r"(\w)(\w)", r"\2\1", "abcd"), re.split(r"[,;]\s*", "a, b;c"), re.fullmatch(r"a*", "aaa").span(), re.compile(r"(?P<n>x)+", re.I).match("XxX").group("n"), re.findall(r"(a)|(b)", "ab"), re.sub("a", lambda m: m.group().upper(), "banana", count=2), [m.start() for m in re.finditer("an", "banana")], re.match("(?=a)b", "b"), re.escape("a.b"))
for bad in ("(", "[a", "*a", "(?P<1>x)", "\\"):
    try:
        re.compile(bad)
    except re.error as e:
        print(e)
