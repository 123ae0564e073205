# tests/lang/expressions/every_operator.py - each operator with its reflected and in-place method, conversions, and the words of each refusal
class N:
    def __init__(s, n): s.n = n
    def __getattr__(s, name):
        raise AttributeError(name)
names = "add sub mul truediv floordiv mod divmod pow lshift rshift and or xor matmul".split()
import operator
syms = {"add":"+","sub":"-","mul":"*","truediv":"/","floordiv":"//","mod":"%","lshift":"<<","rshift":">>","and":"&","or":"|","xor":"^","matmul":"@","pow":"**"}
def mk(n, *ms):
    return type(n, (), {m: (lambda m: lambda s, *a: print(n, m) or (NotImplemented if m.startswith("NI") else n+m))(m) for m in ms})
for n, sy in syms.items():
    L = mk("L", f"__{n}__"); R = mk("R", f"__r{n}__"); I = mk("I", f"__i{n}__"); E = mk("E")
    g = {"L": L(), "R": R(), "I": I(), "E": E()}
    for ex in (f"L {sy} R", f"E {sy} R", f"R {sy} L", f"E {sy} E", f"1 {sy} R", f"L {sy} 1", f"1 {sy} E"):
        try: print(ex, eval(ex, g))
        except TypeError as e: print(ex, e)
    for st in (f"I {sy}= 1", f"L {sy}= 1", f"E {sy}= R", f"E {sy}= 1"):
        h = dict(g)
        try: exec(st, h); print(st, [h[k] for k in "LIE" if isinstance(h[k], str)])
        except TypeError as e: print(st, e)
class Sub(int):
    def __radd__(s, o): return "sub radd"
    def __rsub__(s, o): return NotImplemented
print(1 + Sub(2), 1 - Sub(2), Sub(1) + Sub(2))
class C:
    def __lt__(s, o): return "lt"
    def __eq__(s, o): return NotImplemented
c = C()
print(c < 1, 1 > c, c == c, c == 1, c != 1)
for ex in ("c > 1", "c <= 1", "1 < c", "c >= c"):
    try: print(eval(ex))
    except TypeError as e: print(e)
try: hash(c)
except TypeError as e: print(e)
class Cmp:
    def __eq__(s, o): return []
print(Cmp() == 1, Cmp() != 1, not (Cmp() == 1))
class Bo:
    def __bool__(s): return 1
try: bool(Bo())
except TypeError as e: print(e)
class Le:
    def __len__(s): return -1
try: bool(Le())
except ValueError as e: print(e)
class Le2:
    def __len__(s): return "a"
try: len(Le2())
except TypeError as e: print(e)
class Le3:
    def __len__(s): return 2**100
try: len(Le3())
except OverflowError as e: print(e)
class Ix:
    def __index__(s): return 3
print([1,2,3,4][Ix()], range(10)[Ix()], hex(Ix()), "a" * Ix(), [0] * Ix(), bytes(Ix()), (1,2,3,4,5)[:Ix()], round(1.23456, Ix()), int(Ix()), float(Ix()), complex(Ix()), chr(Ix()), "%d" % Ix(), 2 if operator.index(Ix()) == 3 else 0)
class Pw:
    def __pow__(s, o, m=None): return ("pow", o, m)
    def __rpow__(s, o, m=None): return ("rpow", o, m)
print(Pw() ** 2, 2 ** Pw(), pow(Pw(), 2, 3))
try: print(pow(2, Pw(), 3))
except TypeError as e: print(e)
class Un:
    def __neg__(s): return "neg"
    def __pos__(s): return "pos"
    def __invert__(s): return "inv"
    def __abs__(s): return "abs"
    def __round__(s, n=None): return ("round", n)
    def __trunc__(s): return 9
    def __floor__(s): return "fl"
    def __ceil__(s): return "ce"
    def __complex__(s): return 1j
    def __float__(s): return 2.5
    def __int__(s): return 8
import math
print(-Un(), +Un(), ~Un(), abs(Un()), round(Un()), round(Un(), 2), math.trunc(Un()), math.floor(Un()), math.ceil(Un()), complex(Un()), float(Un()), int(Un()), math.sqrt(Un()))
for ex in ("-C()", "+[]", "~1.5", "~'a'", "abs('a')", "round('a')", "[] < ()", "{} < {}", "1 < 'a'", "None < None", "1j < 2j", "[1] < ['a']", "'a' in 5", "5 in 'a'", "[] + ()", "() + []", "'a' + 1", "1 + 'a'", "b'' + ''", "'' + b''", "'a' * 'b'", "[] * 1.5", "{} + {}", "{1} + {2}", "{1} | [2]", "{} | []", "len(5)", "5[0]", "5()", "5.x", "[][1.5]", "[]['a']", "{}[[]]", "{[]: 1}", "{{}}", "'a'[1.5]", "'abc'['x']", "(1,)['a']", "range(3)['a']", "b'a'['x']", "[1][slice('a')]", "None.x", "None()", "None[0]", "iter(5)", "next([])", "[*5]", "{**5}", "f'{5:s}'", "f'{\"a\":d}'", "'%d' % 'a'", "'%s %s' % 1", "'%s' % (1, 2)", "'%(a)s' % 1", "'{} {}'.format(1)", "'{a}'.format()", "'{0.x}'.format(1)", "'{0[x]}'.format([1])", "int('a', 50)", "int([])", "float('x')", "complex('x')", "ord('ab')", "chr(-1)", "bytes([256])", "bytes('a')", "bytearray(-1)", "max()", "max([])", "min(1)", "sum('ab')", "sum([[]])", "divmod(1, 0)", "1 // 0", "1 % 0", "1.0 / 0", "1.0 // 0", "1.0 % 0", "0 ** -1", "0.0 ** -1", "1 << -1", "1 >> -1", "2 ** 'a'", "pow(2, -1, 4)", "pow(2, 2, 0)", "(-8) ** 0.5", "range(1, 2, 0)", "range('a')", "slice()", "zip(1)", "map()", "map(1)", "filter(1)", "enumerate()", "sorted(5)", "sorted([1, 'a'])", "reversed({1})", "reversed(5)", "isinstance(1, 5)", "isinstance(1, (int, 5))", "issubclass(1, int)", "setattr(1, 'a', 1)", "delattr(1, 'a')", "getattr(1, 5)", "hasattr(1, 5)", "__import__(5)", "open(1.5)", "type(1, 2)", "type('a', 1, {})", "super(1, 2)", "hash([])", "hash({})", "hash((1, []))", "print(sep=5)", "print(1, foo=2)", "input(1, 2)", "exec(5)", "eval(5)", "eval('1 1')", "compile('a', 'b', 'c')", "vars(5)", "dir(1, 2)", "iter([], 1)", "callable()", "id()", "repr()", "ascii(1, 2)", "format(1, 2)", "abs()", "all(5)", "any(5)", "bin('a')", "oct(1.5)", "str(b'a', 'x')", "str('a', 'utf8')", "b'a'.decode('ascii', 'x') + 1", "'a'.encode('nope')", "'\\ud800'.encode()", "b'\\xff'.decode()", "'é'.encode('ascii')", "'a'.join([1])", "'a'.join(5)", "b''.join(['a'])", "'a'.split('')", "'a'.replace(1, 2)", "'a'.find(1)", "'a'.index('b')", "[].index(1)", "[].remove(1)", "[].pop()", "[1].pop(5)", "{}.pop('a')", "{}.popitem()", "set().pop()", "{1}.remove(2)", "().index(1)", "(1).foo", "''.foo", "[].foo", "int.foo", "__debug__ + 'a'", "nothing"):
    try: print(ex, "->", eval(ex))
    except Exception as e: print(ex, "->", type(e).__name__, e)
