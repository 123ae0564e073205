# tests/lang/identity/empty_singletons.py - the empty tuple, string and bytes exist once; empty lists and dicts never
print(() is tuple([]), tuple("") is (), "" is "abc"[3:], "" is str(), "" is "".join([]))
print(b"" is bytes(), b"" is b"x"[1:], frozenset() == frozenset())
print([] is [], {} is {}, [] == [])
def two():
    return [], []
a, b = two()
print(a == b, a is b)
