# tests/lang/ints/bool_is_an_int.py - bool: arithmetic, text, construction, bit operators that stay bool, what cannot be done
def t(f):
    try:
        r = f(); print(type(r).__name__, r)
    except Exception as e:
        print(type(e).__name__, e)
class B:
    def __bool__(self): return 1
class B2:
    def __len__(self): return 2
class B3:
    def __bool__(self): raise KeyError("b")
class B4:
    __bool__ = None
for f in (lambda: True + True, lambda: True & False, lambda: True | 1, lambda: True ^ True, lambda: ~True, lambda: -True, lambda: +False, lambda: abs(True), lambda: True * 1.5, lambda: True / 2, lambda: True ** 2, lambda: 2 ** False, lambda: True << 3, lambda: divmod(True, True), lambda: True == 1.0, lambda: True < 2, lambda: hash(True), lambda: int(True), lambda: float(False), lambda: str(True), lambda: repr(False), lambda: f"{True}", lambda: f"{True:d}", lambda: f"{True:5}", lambda: f"{True:>7}", lambda: "%d %s %r" % (True, True, True), lambda: "%x" % True, lambda: bool(), lambda: bool(1, 2), lambda: bool(x=1), lambda: bool("False"), lambda: bool([0]), lambda: bool(B()), lambda: bool(B2()), lambda: bool(B3()), lambda: bool(B4()), lambda: not B(), lambda: B3() and 1, lambda: 1 if B4() else 2, lambda: type("X", (bool,), {}), lambda: bool.__new__(bool, 5), lambda: bool.__new__(int, 5), lambda: True.real, lambda: True.numerator, lambda: True.bit_length(), lambda: True.to_bytes(1, "big"), lambda: True.conjugate(), lambda: round(True), lambda: True is (1 == 1), lambda: sum([True, False, True]), lambda: [1, 2][True], lambda: {True: "a", 1: "b", 1.0: "c"}, lambda: sorted([True, 0, False, 1]), lambda: max(True, 1), lambda: isinstance(True, int), lambda: bool.__mro__[1], lambda: True.__and__(1), lambda: True.__rand__(False), lambda: True.__or__("x"), lambda: (True).__xor__(True), lambda: setattr(True, "x", 1), lambda: bool.from_bytes(b"\1", "big"), lambda: complex(True), lambda: chr(True), lambda: range(True), lambda: int("1") is True, lambda: True.as_integer_ratio(), lambda: pow(True, True, True), lambda: True and [] or "x", lambda: (None or 0, [] and 1, 3 and "", not ()), lambda: all([True, B()])):
    t(f)
