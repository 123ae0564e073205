# tests/lang/strings/hash_equal.py - equal strings of different making hash equal
print(hash("abc") == hash("".join(["a", "bc"])), hash("") == hash(str()), hash("\u4e16") == hash(chr(0x4e16)), {"ab": 1}["a" + "b"])
