# tests/lang/bytes/str_of_subclasses.py - str() of bytes and bytearrays shows them itself, whatever __repr__ a subclass has
class B(bytes):
    def __repr__(self):
        return "mine"


class A(bytearray):
    def __repr__(self):
        return "mine"


print(str(B(b"x")), "%s" % B(b"x"), f"{B(b'x')}", repr(B(b"x")))
print(str(A(b"x")), "%s" % A(b"x"), f"{A(b'x')}", repr(A(b"x")))


class Swapped(bytes):
    __repr__ = bytes.__str__
    __str__ = bytes.__repr__


print(repr(Swapped(b"x")), str(Swapped(b"x")))
