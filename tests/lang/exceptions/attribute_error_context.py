# tests/lang/exceptions/attribute_error_context.py - reading an attribute notes name and obj in whatever AttributeError comes; writing does not
class S: __slots__ = "a",
class P:
    @property
    def p(self): raise AttributeError("x")
    def __repr__(self): return "P"
class G:
    def __getattr__(self, n): raise AttributeError(n, name="mine")
    def __repr__(self): return "G"
class H:
    def __getattr__(self, n): raise AttributeError("text")
    def __repr__(self): return "H"
def f(): pass
import sys
for text in ["{}.q", "{}.q()", "P().p", "P().q", "P().p()", "P().q()", "G().a", "G().a()", "H().a", "getattr(H(), 'b')",
             "object.__getattribute__(P(), 'zz')", "1 .a", "P.zz", "P.zz()", "S.a.__get__(S())", "sys.nope", "sys.nope()",
             "f.zz", "super(P, P()).zz", "type.__getattribute__(P, 'zz')"]:
    try:
        eval(text)
    except AttributeError as e:
        print(text, "|", e, "|", type(e.obj).__name__, e.name)
for text in ["{}.q = 1", "del P.q", "del P().q", "(1).q = 5", "(1).real = 5", "S().b = 1", "del S().a", "del sys.qq",
             "del f.qq", "P().p = 1", "del P().p", "object().x = 1"]:
    try:
        exec(text)
    except AttributeError as e:
        print(text, "|", e, "|", e.obj, e.name)
