# tests/lang/evalorder/call_parts.py - the callable is evaluated first, then the arguments in order of writing
def n(v):
    print(v, end=" ")
    return v
def fn():
    print("f", end=" ")
    return lambda *a, **k: print("called", end=" ")
fn()(n(1), n(2), k=n(3), j=n(4))
print()
fn()(n(1), *[n(2)], n(3), **{"a": n(4)}, b=n(5))
print()
fn()(k=n(1), *[n(2)])
print()
