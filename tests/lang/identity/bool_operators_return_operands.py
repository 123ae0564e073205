# tests/lang/identity/bool_operators_return_operands.py - and/or return the operand itself
a, b = [], [1]
print((a or b) is b, (a and b) is a, (b or a) is b, (b and a) is a)
print(0 or None, 1 and "x", "" or 0 or [] or "last", 1 and 2 and 3)
