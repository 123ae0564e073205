# tests/lang/classes/bases_must_be_classes.py - bases that are not acceptable are refused
for make in (lambda: type("T", (bool,), {}), lambda: type("T", (type(None),), {}), lambda: type("T", (type(lambda: 0),), {}), lambda: type("T", (range,), {}), lambda: type("T", (int, str), {}), lambda: type("T", (slice,), {})):
    try:
        make()
        print("made")
    except TypeError as e:
        print(e)
try:
    class C(5): pass
except TypeError as e:
    print(e)
