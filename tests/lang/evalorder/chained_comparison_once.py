# tests/lang/evalorder/chained_comparison_once.py - the middle of a chained comparison is evaluated once
def n(v):
    print(v, end=" ")
    return v
print(n(1) < n(2) < n(3))
print(n(3) < n(2) < n(1))
print(n(1) < n(2) == n(2) != n(3))
print(n(1) in [n(1)] == [n(1)])
