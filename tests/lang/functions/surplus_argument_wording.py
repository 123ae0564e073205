# tests/lang/functions/surplus_argument_wording.py - what too many, unknown and repeated arguments are called
def n(): pass
def one(a): pass
def opt(a, b=1): pass
def opts(a=1, b=2): pass
def kwo(a, *, k): pass
def kwo2(a, *, k=1, l): pass
def star(a, *args): pass
def kw(a, **kws): pass
def po(a, /, b): pass
def pokw(a, /, **kws): return a, kws
class C:
    def m(self): pass
    def o(self, a, b=1): pass
calls = [lambda: n(1), lambda: n(1, 2), lambda: n(x=1), lambda: one(1, 2), lambda: opt(1, 2, 3), lambda: opts(1, 2, 3), lambda: kwo(1, 2), lambda: kwo(1, 2, k=3), lambda: kwo2(1, 2, 3, k=1, l=2), lambda: kwo2(1, 2, 3, l=2), lambda: C().m(1), lambda: C().o(1, 2, 3), lambda: C.m(1, 2),
         lambda: one(b=1), lambda: one(1, b=1), lambda: one(1, a=2), lambda: opt(1, a=2, c=3), lambda: po(a=1, b=2), lambda: po(1, a=1), lambda: po(1, 2, b=3), lambda: pokw(1, a=2), lambda: pokw(a=2), lambda: kw(1, a=2), lambda: one(**{"a": 1, 5: 2}), lambda: one(1, **{"a": 2}), lambda: opt(*[1, 2, 3, 4]), lambda: opt(**{"b": 1}, **{"b": 2}), lambda: opt(1, **5), lambda: opt(*5), lambda: one(*[1], **{"a": 1}), lambda: po(1, 2, **{"a": 1, "c": 2}), lambda: kwo(1, k=1, z=2), lambda: one(1, 2, 3, c=4),
         lambda: one(1, *None), lambda: one(**None), lambda: one(**[("a", 1)]), lambda: n(*(), **{}), lambda: po(**{"a": 1, "b": 2}), lambda: n(None, k=1)]
for c in calls:
    try: print("fine", c())
    except TypeError as e: print(str(e).split(" after ")[0] if "__main__" in str(e) and " at 0x" in str(e) else e)
