# tests/lang/match/class_positional_builtins.py - positional patterns of built-in types match the subject itself; subclasses, bool and nested ones
import collections
def m(x):
    match x:
        case bool(b): return "bool", b
        case int(n) if n < 0: return "negative", n
        case int(n): return "int", n
        case float(f): return "float", f
        case str(s): return "str", s
        case bytes(b) | bytearray(b): return "bytes", b
        case list([int(a), *rest]): return "list of int first", a, rest
        case list(l): return "list", l
        case tuple((a, b)): return "pair", a, b
        case tuple(t): return "tuple", t
        case dict({"k": v}): return "dict k", v
        case dict(d): return "dict", d
        case set(s) | frozenset(s): return "set", sorted(s)
        case complex(): return "complex", x.real
        case type(): return "type", x.__name__
        case object(): return "object"
class I(int): pass
class L(list): pass
for v in (True, 5, -5, I(7), 1.5, "s", b"b", bytearray(b"c"), [1, 2], ["a"], L([3]), (1, 2), (1,), {"k": 1}, {}, collections.OrderedDict(k=2), {2, 1}, frozenset([3]), 1j, int, None, range(2)): print(repr(v), m(v))
for src in ("int(a, b)", "str(a, b=c)", "complex(a)", "object(a)", "range(a)", "type(a)", "int(real=r)", "str(upper=u)"):
    ns = {}
    exec(f"def t(x):\n match x:\n  case {src}: return 'matched'\n  case _: return 'no'", ns)
    for v in (1, "s", 1j, range(2)):
        try: print(src, repr(v), ns["t"](v))
        except TypeError as e: print(src, repr(v), e)
