# tests/lang/builtins/bool_of_everything.py - the truth of built-in values
for x in (0, 0.0, 0j, "", b"", [], (), {}, set(), frozenset(), range(0), None, False, bytearray(), 1, -1, 0.1, "0", [0], (0,), {0: 0}, {0}, range(1), ..., object(), len, float("nan"), b"\0", memoryview(b""), memoryview(b"a")):
    print(int(bool(x)), end="")
print()
