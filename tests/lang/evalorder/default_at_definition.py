# tests/lang/evalorder/default_at_definition.py - defaults and decorators are evaluated at the definition, annotations after defaults
def n(v):
    print(v, end=" ")
    return v
def deco(f):
    print("decorated", end=" ")
    return f
def get_deco(name):
    print(name, end=" ")
    return deco
@get_deco("outer")
@get_deco("inner")
def f(a: n("ann a") = n("default a"), *, b: n("ann b") = n("default b")) -> n("ann return"):
    print("run", a, b)
print()
f()
