# tests/lang/format/format_hooks.py - format() and f-strings call __format__ of the type with the spec
class F:
    def __format__(self, spec): return "<" + spec + ">"
    def __str__(self): return "str"
print(f"{F()} {F():abc} {F()!s:>5}", format(F(), "x"), "{:y}".format(F()))
class B:
    def __format__(self, spec): return 5
try:
    format(B())
except TypeError as e:
    print(e)
try:
    format(1, 5)
except TypeError as e:
    print(e)
class S(str): pass
print(f"{S('x'):>3}", type(format(S("q"))).__name__)
import math
print(f"{math.pi:.{4}}", f"{complex(1, 2):.1f}", f"{1j:>8}", format(True, "d"), format(True), format(False, "5"))
