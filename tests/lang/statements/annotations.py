# tests/lang/statements/annotations.py - annotations of names are stored for modules and classes, evaluated, and do not bind
x: int = 5
y: "text"
z: print("evaluated") = 1
print(__annotations__, "y" in globals())
class C:
    a: int = 1
    b: str
    print(__annotations__)
