# tests/lang/evalorder/subscript_and_slice.py - object, then index parts from left to right
def n(v):
    print(v, end=" ")
    return v
print(n([1, 2, 3, 4])[n(1):n(4):n(2)])
print(n({(1, 2): "x"})[n(1), n(2)])
del n([1, 2, 3])[n(0)]
print()
