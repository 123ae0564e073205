# tests/lang/sets/operators_with_wrong_types.py - set operators take sets only, methods take any iterable; in-place forms and self as operand
s = {1, 2, 3}
f = frozenset([2, 3, 4])
def t(label, g):
    try:
        r = g()
        print(label, type(r).__name__, sorted(r) if isinstance(r, (set, frozenset)) else r)
    except Exception as e:
        print(label, type(e).__name__, e)
for op in ("|", "&", "-", "^", "<", "<=", "==", "!=", ">=", ">"):
    for x in ("f", "[1]", "'a'", "{1: 2}", "{1: 2}.keys()", "5", "None", "(1,)"):
        t(f"s {op} {x}", lambda: eval(f"s {op} {x}"))
        t(f"{x} {op} s", lambda: eval(f"{x} {op} s"))
for m in ("union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint", "update", "intersection_update", "difference_update", "symmetric_difference_update"):
    for a in ((), ([1, 9],), ("ab",), (5,), ([[]],), ([1], [2]), ({1: 2},), (iter([3]),)):
        u = set(s)
        t(f"{m}{a if a[:1] and not hasattr(a[0], '__next__') else ''}", lambda: (lambda r: sorted(u, key=repr) if r is None else r)(getattr(u, m)(*a)))
