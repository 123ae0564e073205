# tests/lang/identity/one_character_strings.py - one-character Latin-1 strings exist once however they are made
s = "q-w\xe9\xff"
print(s[1] is "-", s[1:2] is s[1], chr(45) is s[1], "a-b".split("a")[1][0] is s[1])
print(s[3] is s[3], s[3] is chr(0xe9), s[4] is chr(255), next(iter("\xff")) is s[4])
wide = "\u4e16\u4e16"
print(wide[0] == wide[1], wide[0] is wide[1])
