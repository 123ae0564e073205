# tests/lang/ints/methods.py - methods and attributes of ints
print((10).bit_length(), (-10).bit_length(), (0).bit_length(), (255).bit_count(), (-255).bit_count(), (2 ** 100).bit_length(), (5).as_integer_ratio(), (5).numerator, (5).denominator, (5).real, (5).imag, (5).conjugate())
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (5).to_bytes(), int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 2]), (2 ** 70).to_bytes(9, "big"))
for f in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes(-1, "big"), lambda: int.from_bytes(b"", "x"), lambda: (128).to_bytes(1, "big", signed=True)):
    try:
        f()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
