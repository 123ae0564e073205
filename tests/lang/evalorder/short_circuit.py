# tests/lang/evalorder/short_circuit.py - and, or and conditional expressions evaluate only what decides
def n(v):
    print(v, end=" ")
    return v
print(n(0) and n(1), n(1) and n(2), n(0) or n(3), n(4) or n(5))
print(n("a") if n(1) else n("b"), n("a") if n(0) else n("b"))
print(n(0) or n(0) and n(1) or n(2))
print(not n(0) and not n(1))
print(any(n(x) for x in [0, 1, 2]), all(n(x) for x in [1, 0, 2]))
