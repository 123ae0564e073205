# tests/lang/strings/big.py - operations on long strings
s = "abc" * 100000
print(len(s), s.count("ca"), s.find("cc"), s.rfind("abc"), len(s.replace("b", "xyz")), len(s.split("b")), s[150000:150005], s.upper()[-3:], len(s.encode()))
print(sum(map(len, s.split("a"))), ("x" * 1000 + "y").index("y"), ("ab" * 5000 + "c").find("abc"))
