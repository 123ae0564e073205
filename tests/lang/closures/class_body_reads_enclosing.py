# tests/lang/closures/class_body_reads_enclosing.py - a class body falls back to the enclosing function's name after its own
def outer():
    x = "outer"
    class C:
        a = x
        x = "own"
        b = x
        del x
        try:
            c = x
        except NameError as e:
            c = "name error"
    return C
try:
    C = outer()
    print(C.a)
except NameError as e:
    print("NameError", e)
def outer2():
    x = "outer"
    class C:
        a = x
    return C
print(outer2().a)
