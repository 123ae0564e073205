# tests/lang/calls/too_many_arguments.py - surplus arguments are counted in the error
def n(): pass
def one(a): pass
def two(a, b): pass
def opt(a, b=1): pass
def kw(a, *, k=1): pass
def kwreq(a, *, k): pass
class C:
    def m(self): pass
    def o(self, x=1): pass
for bad in (lambda: n(1), lambda: one(1, 2), lambda: two(1, 2, 3), lambda: opt(1, 2, 3), lambda: kw(1, 2), lambda: kw(1, 2, k=3), lambda: kwreq(1, 2, k=1), lambda: kwreq(1, 2), lambda: C().m(1), lambda: C().o(1, 2), lambda: (lambda: 0)(1)):
    try:
        bad()
    except TypeError as e:
        print(e)
