# tests/lang/bytes/constructor.py - bytes() of sizes, iterables, strings and buffers
print(bytes(), bytes(3), bytes([1, 2]), bytes("é", "utf-8"), bytes(b"x"), bytes(bytearray(b"y")), bytes(range(3)), bytes(x for x in (65, 66)), bytes("a", encoding="ascii", errors="strict"))
class B:
    def __bytes__(self): return b"from method"
class I:
    def __index__(self): return 2
print(bytes(B()), bytes(I()))
for bad in (lambda: bytes("a"), lambda: bytes(-1), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(["a"]), lambda: bytes(1.5), lambda: bytes(5, "utf-8"), lambda: bytes("é", "ascii"), lambda: bytes(None), lambda: bytes(10 ** 30)):
    try:
        bad()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
