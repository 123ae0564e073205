# tests/lang/strings/partition.py - partition splits in three at the first separator, rpartition at the last
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), "a::b".partition("::"))
try:
    "a".partition("")
except ValueError as e:
    print(e)
