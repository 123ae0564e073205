# tests/lang/classes/every_operator.py - operator methods, their reflected and in-place forms, conversions, and what bad ones return
import builtins as _builtins, re as _re
def print(*a, sep=" ", end="\n", file=None):
    text = sep.join(map(str, a)).replace(__file__, "FILE")
    _builtins.print(_re.sub("0x[0-9a-f]+", "0x", text), end=end)
import operator as op
class Num:
    def __init__(s, n): s.n = n
    def __repr__(s): return "N%s" % s.n
    def _b(name):
        def f(s, o, *m):
            print(name, s, o, m, end="; ")
            return NotImplemented if isinstance(o, str) else (name, s.n)
        return f
    for _n in "add sub mul truediv floordiv mod divmod pow lshift rshift and or xor matmul".split():
        for _p in "", "r", "i":
            if (_p, _n) != ("i", "divmod"): locals()["__%s%s__" % (_p, _n)] = _b(_p + _n)
class Sub(Num):
    def __radd__(s, o): print("Sub.radd", end="; "); return "subradd"
class Other: 
    def __radd__(s, o): print("Other.radd", end="; "); return "other"
for e in ["Num(1)+2", "2+Num(1)", "Num(1)+'a'", "'a'+Num(1)", "Num(1)+Sub(2)", "Sub(1)+Num(2)", "Num(1)+Other()", "Other()+Num(1)", "'a'%Num(1)", "Num(1)**2", "pow(Num(1),2,3)", "pow(2,Num(1),3)", "pow(2,3,Num(1))", "2**Num(1)", "divmod(Num(1),2)", "divmod(2,Num(1))", "Num(1)@2", "2@Num(1)", "[1]*Num(2)", "Num(2)*[1]", "[1]+Num(2)", "(1,)+Num(1)", "1.5//Num(2)", "Num(1)<<Num(2)", "1&Num(1)", "True|Num(1)", "{1}-Num(1)", "{}|Num(1)", "Num(1)-'x'", "'x'-Num(1)", "b'a'%Num(1)", "b'a'+Num(1)"]:
    try: print(e, "->", eval(e))
    except Exception as x: print(e, "->", type(x).__name__, x)
for o in "+ - * / // % ** << >> & | ^ @".split():
    for r in "2", "'s'":
        v = Num(1)
        try: exec("v %s= %s" % (o, r)); print(o, v)
        except Exception as x: print(o, type(x).__name__, x)
class Cmp:
    def __init__(s, n): s.n = n
    def __lt__(s, o): print("lt", end=" "); return NotImplemented
    def __gt__(s, o): print("gt", end=" "); return "gt"
    def __eq__(s, o): print("eq", end=" "); return NotImplemented
class Cmp2(Cmp):
    def __gt__(s, o): print("gt2", end=" "); return NotImplemented
    def __lt__(s, o): print("lt2", end=" "); return "lt2"
for e in ["Cmp(1)<Cmp(2)", "Cmp(1)<Cmp2(2)", "Cmp2(1)<Cmp(2)", "Cmp(1)>5", "5>Cmp(1)", "Cmp(1)==5", "Cmp(1)!=5", "Cmp(1)<=5", "5>=Cmp(1)", "Cmp(1)==Cmp2(1)", "Cmp(1) in [1]", "hash(Cmp(1))", "None<1", "1j<2", "[1]<(1,)", "{1}<{1,2}", "{1:2}<{}", "object()<object()", "range(3)<range(4)"]:
    try: print(e, "->", eval(e))
    except Exception as x: print(e, "->", type(x).__name__, x)
class Conv:
    def __int__(s): return 5
    def __float__(s): return 2.5
    def __index__(s): return 7
    def __complex__(s): return 1j
    def __bool__(s): return False
    def __round__(s, n=None): return ("round", n)
    def __trunc__(s): return 8
    def __floor__(s): return 9
    def __ceil__(s): return 10
    def __abs__(s): return "abs"
    def __neg__(s): return "neg"
    def __pos__(s): return "pos"
    def __invert__(s): return "inv"
    def __len__(s): return 3
    def __bytes__(s): return b"by"
    def __str__(s): return "st"
    def __format__(s, spec): return "fmt:" + spec
    def __hash__(s): return 12
    def __dir__(s): return ["z"]
    def __sizeof__(s): return 100
    def __reversed__(s): return "rev"
    def __length_hint__(s): return 4
    def __contains__(s, x): return 5
    def __missing__(s, k): return 1
    def __fspath__(s): return "/p"
import math
c = Conv()
for f in (int, float, complex, bool, round, math.trunc, math.floor, math.ceil, abs, lambda x: -x, lambda x: +x, lambda x: ~x, len, bytes, str, format, lambda x: f"{x:>5}", hash, dir, reversed, lambda x: 3 in x, lambda x: [1]*x, lambda x: [0]*20 and list(range(20))[x], lambda x: "%d %s %x" % (x, x, x), lambda x: range(x), bin, hex, chr, lambda x: round(2.5, x), lambda x: "a" * x, lambda x: round(x, 3), op.index, op.length_hint, lambda x: int("12", x), lambda x: (5).to_bytes(x, "big"), lambda x: not x):
    try: print(repr(f(c)))
    except Exception as e: print(type(e).__name__, e)
def badret(name, val, use):
    try: return use(type("X", (), {name: lambda s, *a: val})())
    except Exception as e: return type(e).__name__, str(e)
for n, v, u in [("__int__", "x", int), ("__int__", 1.5, int), ("__int__", True, int), ("__float__", 1, float), ("__float__", "x", float), ("__index__", 1.0, range), ("__index__", True, lambda x: [1,2][x]), ("__complex__", 1, complex), ("__bool__", 1, bool), ("__bool__", None, bool), ("__len__", -1, len), ("__len__", 1.0, len), ("__len__", 1 << 70, len), ("__len__", "a", bool), ("__len__", True, len), ("__str__", 5, str), ("__repr__", 5, repr), ("__repr__", None, str), ("__bytes__", "x", bytes), ("__format__", 5, format), ("__hash__", "x", hash), ("__hash__", 1 << 70, hash), ("__hash__", -1, hash), ("__iter__", 5, iter), ("__iter__", 5, list), ("__contains__", None, lambda x: 1 in x), ("__dir__", 5, dir), ("__length_hint__", -1, lambda x: op.length_hint(x)), ("__length_hint__", "a", lambda x: op.length_hint(x)), ("__trunc__", 5, int), ("__trunc__", "x", int), ("__fspath__", 5, lambda x: __import__("os").fspath(x)), ("__getitem__", 1, lambda x: list(zip(range(3), x))), ("__next__", 1, iter), ("__next__", 1, next), ("__call__", 1, lambda x: x()), ("__enter__", 1, lambda x: exec("with x: pass", {"x": x})), ("__exit__", 1, lambda x: exec("with x: pass", {"x": x})), ("__reversed__", 5, reversed), ("__round__", 5, round), ("__eq__", 5, hash), ("__instancecheck__", 1, lambda x: isinstance(1, x)), ("__getattr__", 5, lambda x: x.foo), ("__set_name__", 5, lambda x: 1), ("__class_getitem__", 5, lambda x: type(x)[1]), ("__prepare__", 5, lambda x: 1), ("__mro_entries__", 5, lambda x: type("Z", (x,), {})), ("__mro_entries__", (), lambda x: exec("class Z(x): pass", {"x": x})), ("__mro_entries__", 5, lambda x: exec("class Z(x): pass", {"x": x}))]:
    print(n, v, badret(n, v, u))
class Plain: pass
for e in ["Plain()+1", "1+Plain()", "-Plain()", "Plain()[0]", "Plain()()", "len(Plain())", "iter(Plain())", "1 in Plain()", "Plain()<1", "int(Plain())", "float(Plain())", "[][Plain()]", "range(Plain())", "Plain()@1", "Plain()**2", "pow(Plain(),1,2)", "divmod(Plain(),1)", "abs(Plain())", "round(Plain())", "hash([])", "hash({})", "hash(slice(1))", "'a'*'b'", "'a'+1", "1+'a'", "[]+()", "()+[]", "{}+{}", "None+1", "b''+''", "''+b''", "'a'*1.5", "[1][1.5]", "[1]['a']", "(1,)['a']", "'abc'['a']", "b'abc'['a']", "{}[[]]", "{[]:1}", "{[]}", "5()", "'a'()", "5[0]", "5.x", "del_", "~1.5", "-'a'", "+[]", "not_", "1<'a'", "[]<1", "int([])", "int('x')", "float('x')", "float([])", "complex('x')", "len(5)", "iter(5)", "next([])", "next(iter([]))", "reversed({1})", "sum('ab')", "sum([[]])", "max()", "max([])", "min(1)", "ord('ab')", "chr(-1)", "bytes('a')", "bytes([256])", "range(1.5)", "range(1,2,0)", "slice()", "isinstance(1,5)", "issubclass(1,int)", "issubclass(int,5)", "getattr(1,5)", "setattr(1,'a',2)", "type('a')('b','c','d','e')", "object(5)", "super()", "super(5)", "super(int, 'a')", "zip(5)", "map(1)", "filter(1)", "enumerate(5)", "sorted(5)", "print(sep=5)", "open(5.5)", "input(1,2)", "vars(5)", "format(5,5)", "format(5,'z')", "pow(2,-1,0)", "pow(0,-1)", "round(1,'a')", "divmod(1,0)", "1%0", "1//0", "1/0", "1.0%0", "1.0//0", "0**-1", "0.0**-1", "1<<-1", "1<<(1<<70)", "2**1.5j", "(-8)**(1/3)", "int('1'*5000)", "str(10**5000)", "__import__(5)", "hash()", "id()", "callable()", "type()", "staticmethod(5)()", "classmethod(5).__get__(1)()", "property().__get__(1)", "memoryview(5)", "frozenset(5)", "dict(5)", "dict([5])", "dict([(1,2,3)])", "list(5)", "tuple(5)", "set(5)"]:
    try: print(e, "->", eval(e))
    except Exception as x: print(e, "->", type(x).__name__, x)
