# tests/lang/exceptions/args_str_repr.py - str and repr of exceptions follow their args
for e in (ValueError(), ValueError("one"), ValueError("one", 2), KeyError("k"), KeyError(), KeyError(1, 2), Exception(None), Exception(""), Exception(["l"]), IndexError((1, 2))):
    print(repr(str(e)), repr(e), e.args)
class Own(Exception): pass
print(repr(Own("x")), repr(Own("x", 1)), [Own()])
class Init(Exception):
    def __init__(self, a, b): self.a, self.b = a, b
i = Init(1, 2)
print(i, repr(i), i.args)
e = ValueError("a")
e.args = ("b", "c")
print(e)
try:
    e.args = 5
except TypeError as t:
    print(t)
