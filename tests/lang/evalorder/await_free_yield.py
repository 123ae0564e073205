# tests/lang/evalorder/await_free_yield.py - yield is evaluated in its place among the operands
def n(v):
    print(v, end=" ")
    return v
def g():
    r = (n(1), (yield "a"), n(2), (yield "b"), n(3))
    print(r)
it = g()
print(next(it))
print(it.send("x"))
next(it := (c for c in "z"))
