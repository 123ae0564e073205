# tests/lang/strings/percent_of_a_class.py - a format without a directive is the result itself; what concat() and in say to odd operands
import operator
class S(str): pass
s = S("xy")
print((s % ()) is s, (s % {}) is s, type(s % []), type(S("") % ()), type(S("%%") % ()), type(S("%s") % "a"), type(S("a") % b""))
for a, b in ((range(3), "a"), (memoryview(b"a"), memoryview(b"b")), (list[int], []), ([1], (1,)), ((1,), [1]), ({}, []), (1, [])):
    for f in (operator.concat, operator.iconcat):
        try:
            print(f(a, b))
        except TypeError as e:
            print(e)
class R:
    def __init__(self, e): self.e = e
    def __index__(self): raise self.e
for e in (ValueError("v"), TypeError("t"), KeyError(1)):
    for b in (b"ab", bytearray(b"ab"), b""):
        try:
            print(R(e) in b)
        except Exception as error:
            print(repr(error))
