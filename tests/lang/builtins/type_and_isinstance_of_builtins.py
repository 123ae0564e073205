# tests/lang/builtins/type_and_isinstance_of_builtins.py - types of literals, and their names
for x in (1, 1.0, 1j, True, None, "s", b"b", [], (), {}, {1}, frozenset(), range(1), slice(1), ..., NotImplemented, len, print, int, type, object(), lambda: 0, (x for x in ()), [].append, int.__add__, str.join, bytearray(), memoryview(b""), property(), staticmethod(len), classmethod(len), iter([]), {}.keys(), {}.values(), {}.items(), Exception(), zip(), map(str, []), enumerate([]), reversed([]), super(int, 1), type.__dict__, compile("", "", "exec")):
    print(type(x).__name__, end=" ")
print()
