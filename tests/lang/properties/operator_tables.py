# tests/lang/properties/operator_tables.py - all binary operators between values of many types: type of the result or error
# swallows: it writes the first letter of the error
values = [3, True, 2.5, 2j, "ab", b"ab", (1,), [1], {1: 2}, {1}, frozenset([1]), None, 2 ** 70, bytearray(b"x"), range(2)]
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a ** b, "&": lambda a, b: a & b, "|": lambda a, b: a | b, "^": lambda a, b: a ^ b, "<<": lambda a, b: a << b, ">>": lambda a, b: a >> b, "@": lambda a, b: a @ b, "in": lambda a, b: a in b}
short = {"int": "i", "float": "f", "complex": "c", "str": "s", "bytes": "b", "tuple": "t", "list": "l", "dict": "d", "set": "e", "frozenset": "z", "bool": "B", "bytearray": "y"}
for name, op in ops.items():
    print(name)
    for a in values:
        row = ""
        for b in values:
            if isinstance(a, int) and b == 2 ** 70 or a == 2 ** 70 and name in ("**", "<<") or b == 2 ** 70 and name == "*": row += " "; continue
            try:
                row += short[type(op(a, b)).__name__]
            except TypeError: row += "-"
            except ZeroDivisionError: row += "0"
            except (ValueError, OverflowError, MemoryError) as e: row += type(e).__name__[0]
        print(row)
