# tests/lang/expressions/attribute_on_literals.py - attributes and methods of literals
print((5).bit_length(), 5 .real, 1.5.is_integer(), "a".upper(), [1].__len__(), {}.get(1), (1,).count(1), {1}.pop(), 1j.imag, b"a".hex(), None.__class__.__name__, True.real, ....__class__.__name__, "%s".__mod__("x"), f"{1}".strip())
