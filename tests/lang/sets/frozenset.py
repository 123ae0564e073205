# tests/lang/sets/frozenset.py - frozensets are hashable, immutable, and serve as keys
f = frozenset("abca")
print(len(f), {f: 1}[frozenset("cab")], frozenset() == set(), repr(frozenset()), repr(frozenset([1])), repr(set()), repr({1}))
for bad in ("add", "remove", "update", "clear", "pop"):
    print(hasattr(f, bad), end=" ")
print({frozenset([1])} == {frozenset([1])}, {1, 2} in [{2, 1}], {1} in {frozenset([1])})
