# tests/lang/exceptstar/group_construction.py - what ExceptionGroup() takes, refuses and turns into; its attributes and hooks
def attempt(f):
    try: r = f(); print(type(r).__name__, repr(r))
    except Exception as e: print(type(e).__name__, e)
E, B = ExceptionGroup, BaseExceptionGroup
for args in ((), ("m",), ("m", []), ("m", ()), ("m", 5), ("m", "ab"), ("m", [1]), ("m", [ValueError]), (5, [ValueError()]), ("m", [KeyboardInterrupt()]), ("m", [ValueError(1)]),
             ("m", (x for x in [ValueError()])), ("m", {ValueError(): 1}), ("m", [ValueError()], 3), ("m", [E("i", [ValueError()])]), ("m", [B("i", [SystemExit()])]), ("m", [ValueError(), 3]), ("m", None)):
    attempt(lambda: E(*args)); attempt(lambda: B(*args))
attempt(lambda: E("m", exceptions=[ValueError()]))
attempt(lambda: E(message="m", exceptions=[ValueError()]))
lst = [ValueError(1)]
e = E("msg", lst); lst.append(2)
print(e.message, e.exceptions, e.args, str(e), repr(e))
e.args = ("other",); print(str(e), e.message, repr(e))
for a in ("message", "exceptions"):
    attempt(lambda: setattr(e, a, 1))
    attempt(lambda: delattr(e, a))
class MyE(E):
    def __new__(cls, msg, excs, code): o = super().__new__(cls, msg, excs); o.code = code; return o
    def derive(self, excs): return MyE(self.message, excs, self.code + 1)
m = MyE("m", [ValueError(1), TypeError(2)], 10)
a, b = m.split(ValueError); print(repr(a), a.code, repr(b), b.code, m.args)
class Sub(E, ValueError): pass
attempt(lambda: Sub("s", [KeyError(1)]))
class BadDerive(E):
    def derive(self, excs): return 5
attempt(lambda: BadDerive("x", [ValueError(), TypeError()]).split(ValueError))
class MyB(B): pass
print(type(MyB("x", [ValueError()])).__name__, [t.__name__ for t in MyB.__mro__])
class Kb(E, KeyboardInterrupt): pass
attempt(lambda: Kb("m", [SystemExit()]))
attempt(lambda: e.derive()); attempt(lambda: e.subgroup(1, 2)); attempt(lambda: e.split(x=1)); attempt(lambda: e.split(5)); attempt(lambda: e.subgroup((ValueError, 5))); attempt(lambda: e.split()); attempt(lambda: e.derive([])); attempt(lambda: e.derive(5)); attempt(lambda: e.derive([SystemExit()]))
attempt(lambda: e.subgroup(lambda x: 1 / 0)); attempt(lambda: e.subgroup(lambda x: True) is e); attempt(lambda: e.split(lambda x: isinstance(x, ValueError)))
n = E("n", [ValueError(1)]); n.add_note("note"); n.__cause__ = KeyError("c"); n.tag = 1
x = E("outer", [n, TypeError()]).subgroup(ValueError)
i = x.exceptions[0]; print(i is n, i.__notes__, repr(i.__cause__), hasattr(i, "tag"))
y = n.subgroup(lambda q: not isinstance(q, E)); print(y is n)
E_ = E("p", [ValueError(), E("q", [OSError()])]); s, r = E_.split(OSError); print(repr(s), repr(r), s.__traceback__ is E_.__traceback__)
print(B("m", [ValueError()]).__class__.__name__, B[int], E.__class_getitem__(int))
