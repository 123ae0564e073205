# tests/lang/classes/qualified_owner_in_errors.py - messages about a class's own function name the class by its __qualname__
def step(f):
    try:
        print("returned", f())
    except TypeError as e:
        print(e)
def o():
    class A(int): pass
    class D(dict): pass
    class F(float): pass
    class B(bytes): pass
    return A, D, F, B
A, D, F, B = o()
for f in (lambda: D.fromkeys(x=1), lambda: F.fromhex(), lambda: F.fromhex(x=1), lambda: B.fromhex(1, 2), lambda: A.__init_subclass__(k=1),
          lambda: type("x", (), {"__qualname__": "a.b.c"}, k=3), lambda: D.__class_getitem__(), lambda: D.__class_getitem__(1, 2), lambda: D.__class_getitem__(x=1),
          lambda: A.from_bytes(), lambda: A.bit_length(), lambda: list.__class_getitem__()):
    step(f)
