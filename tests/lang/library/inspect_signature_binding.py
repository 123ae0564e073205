# tests/lang/library/inspect_signature_binding.py - Signature.bind, replace, Parameter rules and their errors
import inspect
from inspect import Parameter as P, Signature as S
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split(" at 0x")[0])
def f(a, b=2, /, c=3, *args, d, e=5, **kw) -> int: pass
s = inspect.signature(f)
print(s, repr(s), s.return_annotation, list(s.parameters), [p.kind.description for p in s.parameters.values()])
for a, k in (((1,), {"d": 4}), ((), {"d": 4}), ((1, 2, 3, 4, 5), {"d": 6, "z": 7}), ((1,), {}), ((1,), {"d": 1, "a": 2}), ((1,), {"d": 1, "c": 2}), ((1, 2, 3), {"d": 1, "c": 2}), ((1,), {"d": 1, "b": 9})):
    attempt(lambda: s.bind(*a, **k)); attempt(lambda: s.bind_partial(*a, **k))
b = s.bind(1, d=4); b.apply_defaults(); print(b.arguments, b.args, b.kwargs, b == s.bind(1, d=4)); b.arguments["c"] = 9; print(b.args)
def g(x, y=1): pass
for a, k in (((), {}), ((1, 2, 3), {}), ((1,), {"z": 1}), ((1,), {"x": 1}), ((), {"x": 1, "y": 2, "q": 3})): attempt(lambda: inspect.signature(g).bind(*a, **k))
for make in (lambda: P("a", P.POSITIONAL_ONLY), lambda: P("1a", P.POSITIONAL_ONLY), lambda: P("a", 7), lambda: P("a", P.VAR_POSITIONAL, default=1), lambda: P("class", P.KEYWORD_ONLY), lambda: P(5, P.KEYWORD_ONLY), lambda: P("", P.KEYWORD_ONLY), lambda: P("a", P.KEYWORD_ONLY, default=1, annotation=int), lambda: P("a", P.VAR_KEYWORD).replace(name="b", kind=P.KEYWORD_ONLY, default=None), lambda: P(".0", P.POSITIONAL_ONLY), lambda: P("a")): attempt(make)
a, bb, c = P("a", P.POSITIONAL_OR_KEYWORD), P("b", P.POSITIONAL_OR_KEYWORD, default=1), P("c", P.KEYWORD_ONLY)
for ps in ([a, bb, c], [bb, a], [c, a], [a, a], [P("x", P.VAR_KEYWORD), c], [P("x", P.VAR_POSITIONAL), P("y", P.VAR_POSITIONAL)], [5], [P("p", P.POSITIONAL_ONLY, default=0), a]): attempt(lambda: S(ps))
print(S([a]) == S([a]), hash(S([a])) == hash(S([a])), S([a]) == S([bb]), S([a], return_annotation="r"), S(), s.replace(parameters=[], return_annotation=S.empty), S([c, P("k", P.VAR_KEYWORD)]), S([P("p", P.POSITIONAL_ONLY), P("q", P.VAR_POSITIONAL), c]))
class C:
    def m(self, x): pass
    def bad(): pass
    @classmethod
    def k(cls, x): pass
    @staticmethod
    def st(x): pass
    def __call__(self, z): pass
    def __init__(self, i): pass
class M(type):
    def __call__(cls, *mm): pass
class D(metaclass=M): pass
class N:
    def __new__(cls, n): pass
import functools
for o in (C, C.m, C(1).m, C.k, C.st, C(1), D, N, functools.partial(f, 1), functools.partial(f, 1, d=2), functools.partial(g, y=5), functools.partial(g, 1, 2, 3), functools.wraps(g)(lambda *a: 0), C(1).bad, int, len, print, 5, type, object, "s", max, dict.get, lambda x=[1]: x, functools.partialmethod(g, 1), inspect.signature, C.__init__, object.__init__, [].append, str.split, ValueError, functools.lru_cache(g)): attempt(lambda: inspect.signature(o))
g.__signature__ = S([c]); attempt(lambda: inspect.signature(g)); g.__signature__ = 5; attempt(lambda: inspect.signature(g)); attempt(lambda: inspect.signature(lambda x: 0, follow_wrapped=False))
def ann(x: "int", y: "nope" = 1) -> "str": pass
attempt(lambda: inspect.signature(ann)); attempt(lambda: inspect.signature(ann, eval_str=True)); attempt(lambda: inspect.get_annotations(ann, eval_str=True, globals={"nope": 1})); attempt(lambda: inspect.getcallargs(lambda x, y=1: 0, 5)); attempt(lambda: inspect.getcallargs(lambda x, y=1: 0)); attempt(lambda: inspect.getfullargspec(f)); attempt(lambda: inspect.formatannotation(list[int]))
