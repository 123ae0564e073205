# tests/lang/library/re_deep_and_long.py - neither a long text nor a deep pattern drives recursion; possessive loops keep memory bounded
import re
n = 60000
print(re.match("(?:a|b)*c", "ab" * n + "c").end(), re.match("(?:(a)|(b))*", "ab" * n).groups(), re.match("(?:a|b)*?c", "ab" * n + "c").end())
print(re.match("(?:(a)|b)*+", "ab" * n).end(), re.match("(?>(?:ab)*)(?:ab)?", "ab" * n).end(), re.search("(?:ab)+$", "ab" * 500 + "c"))
print(re.match("(?s).*?x", "y" * n + "x").end(), re.match("(x?)*y", "x" * n + "y").end(), re.match("(?:x?)*?y", "x" * n + "y").span())
print(re.match(r"(a+)\1b", "a" * 2000 + "b").span(1), re.fullmatch("(?:.|\n)*", "line\n" * n).end())
print(re.match("(?:" * 80 + "a" + ")*" * 80, "a" * 500).end(), re.match("((((((((a*)*)*)*)*)*)*)*)b", "aaaab").span(8))
print(re.match("|".join("k%d" % i for i in range(1000)) + "$", "k999x"), re.match("(?:" + "|".join("k%d" % i for i in range(1000)) + ")$", "k999")[0])
print(len(re.findall("a{3,5}?", "a" * n)), re.match("(?:ab){20000}", "ab" * n).end(), re.match("(?:ab){3,}?x", "ab" * 2000 + "x").end())
print(re.sub("(?<=a)b|c(?=d)", "-", "abcd" * 3), re.match("(?:(?=(a+))a)*", "a" * 300).span(1))
