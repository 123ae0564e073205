# tests/lang/strings/find_and_count.py - find, index, rfind, rindex and count honour start and end
s = "abcabcabc"
print(s.find("c"), s.find("c", 3), s.find("c", 3, 5), s.find("c", -1), s.find("", 5), s.find("", 20), s.find("z"))
print(s.rfind("a"), s.rfind("a", 0, 6), s.rfind(""), s.rfind("abc", 1, 8), s.index("bc", 2), s.rindex("b"))
print(s.count("abc"), s.count("a", 1), s.count(""), s.count("", 3, 5), "aaaa".count("aa"), s.count("z"))
for f in (s.index, s.rindex):
    try:
        f("zz")
    except ValueError as e:
        print(e)
try:
    s.find(5)
except TypeError as e:
    print(e)
