# tests/lang/statements/annotations_in_function.py - annotations of locals are not evaluated; attributes and items may be annotated
def f():
    a: undefined_name = 1
    b: 1 / 0
    return a
print(f(), f.__annotations__)
def g(x: int, *a: "star", k: 1 + 1 = 2, **kw: dict) -> None: pass
print(g.__annotations__)
class C: pass
c = C()
c.x: int = 3
(q): int = 4
l = [0]
l[0]: int = 5
print(c.x, q, l, "q" in globals().get("__annotations__", {}))
try:
    def h():
        v: int
        return v
    h()
except UnboundLocalError as e:
    print(e)
