# tests/lang/evalorder/operands_left_to_right.py - operands are evaluated left to right
def n(v):
    print(v, end=" ")
    return v
n(1) + n(2) * n(3) - n(4)
print()
n(1) < n(2) < n(3)
print()
n(5) < n(1) < n(9)
print()
n(2) ** n(3) ** n(1)
print()
-n(1) + ~n(2)
print()
