# tests/lang/functions/signature_text.py - parameters of each kind appear in inspect.signature as written
import inspect
def a(x, y=1, /, z=(1, 2), *args, k, l=None, **kw) -> "ret": pass
def b(x: int, *, y: "str" = "a"): pass
def c(*, only): pass
def d(*args: int, **kw: {}): pass
class M:
    def __init__(self, p, *, q=1): pass
    def m(self, a, /): pass
    @classmethod
    def c(cls, a=1): pass
    @staticmethod
    def s(a, *b): pass
    def __call__(self, z): pass
class New:
    def __new__(cls, v): return object.__new__(cls)
class Meta(type):
    def __call__(cls, *m): return 1
class WithMeta(metaclass=Meta): pass
import functools
for f in (a, b, c, d, M, M.m, M(1).m, M.c, M.s, M(1), New, WithMeta, lambda x, y=2, *z: 0, functools.partial(a, 1, k=2), functools.partial(b, y="z"), type("E", (), {})):
    try: print(inspect.signature(f))
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
s = inspect.signature(a)
print([(p.name, str(p.kind), p.default if p.default is not p.empty else "-") for p in s.parameters.values()], s.return_annotation)
for args, kw in (((1,), {"k": 1}), ((1, 2, 3, 4, 5), {"k": 0, "o": 9}), ((), {}), ((1,), {"x": 1, "k": 1}), ((1,), {"y": 1, "k": 1})):
    try: b_ = s.bind(*args, **kw); b_.apply_defaults(); print(b_.args, b_.kwargs)
    except TypeError as e: print(e)
