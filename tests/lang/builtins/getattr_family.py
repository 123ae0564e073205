# tests/lang/builtins/getattr_family.py - getattr, setattr, hasattr, delattr and their errors
class C: x = 1
c = C()
print(getattr(c, "x"), getattr(c, "y", "default"), hasattr(c, "x"), hasattr(c, "y"))
setattr(c, "y", 2)
print(c.y, delattr(c, "y"), hasattr(c, "y"))
setattr(c, "not an identifier", 3)
print(getattr(c, "not an identifier"), c.__dict__)
for bad in (lambda: getattr(c, "q"), lambda: getattr(c, 5), lambda: setattr(c, 5, 1), lambda: hasattr(c, None), lambda: delattr(c, "q"), lambda: setattr(5, "x", 1), lambda: setattr(None, "x", 1), lambda: delattr(int, "bit_length"), lambda: setattr(int, "x", 1)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
