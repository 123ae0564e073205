# tests/lang/ints/literals.py - integer literals in all bases, with underscores
print(0, 00, 0x1F, 0XfF, 0o17, 0b101, 1_000_000, 0x_ff, 0b1_0, 123456789012345678901234567890)
for bad in ("0777", "1__0", "1_", "0x", "0b2", "0o8", "1a", "0xg", "1_a", "0_7"):
    try:
        print(eval(bad))
    except SyntaxError as e:
        print(bad, e.msg)
