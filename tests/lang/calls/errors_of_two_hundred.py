# tests/lang/calls/errors_of_two_hundred.py - what two hundred wrong calls and unpackings say
# MicroPython-style basics corners
import sys
def t(f, *a, **k):
    try: return f(*a, **k)
    except BaseException as e: return "%s: %s" % (type(e).__name__, e)
# args binding errors
def f0(): pass
def f1(a): pass
def f2(a, b, c): pass
def f3(a, b=1): pass
def f4(*, a): pass
def f5(*, a, b, c=1): pass
def f6(a, /, b): pass
def f7(a, /, **k): return a, k
def f8(a, *args, b=2, **k): return a, args, b, k
lam = lambda x: x
class M:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def __call__(self, a): pass
for call in ["f0(1)", "f0(a=1)", "f0(1,2)", "f1()", "f1(1,2)", "f1(1,a=2)", "f1(b=1)", "f1(1,b=2)", "f2()", "f2(1)", "f2(1,2)", "f2(1,c=2)", "f2(b=1)", "f3()", "f3(1,2,3)", "f4()", "f4(1)", "f4(1,2)", "f4(1,a=2)", "f5()", "f5(a=1)", "f5(1,a=1,b=2)", "f5(1,2,a=1,b=2,c=3)", "f6(a=1,b=2)", "f6(1,2,3)", "f6(1)", "f7(1,a=2)", "f7()", "f8()", "f8(1,2,3,b=4,c=5)", "f8(*[1,2],**{'b':3})", "f8(1,**{'b':2},b=3)", "f8(**{'a':1},**{'a':2})", "f8(*1)", "f8(**1)", "f8(**{1:2})", "f8(1, a=2)", "lam()", "lam(1,2)", "M().m()", "M().m(1,2)", "M.m()", "M.m(1)", "M.c()", "M().c(1,2)", "M.s()", "M().s(1,2)", "M()()", "M()(1,2)", "M(1)", "f1(*[1,2,3])", "f1(**{'x y':1})", "f7(1,**{'x y':1})", "f2(1,2,3,4,5,6)", "f2(*range(10))", "(lambda *a, k: 0)()", "(lambda a, b=1, *c: 0)()", "(lambda: 0)(1)", "print(1, foo=2)", "int(x=1)", "str(1, 2)", "list(1, 2)", "dict(1, 2)", "len()", "len(1, 2)", "isinstance(1)", "range()", "range(1,2,3,4)", "'a'.join()", "'a'.join(1)", "'a'.split(1)", "'a'.replace('b')", "[].append()", "[].append(1,2)", "[].insert(1)", "{}.get()", "{}.update(1)", "{}.pop()", "().index()", "set().add()", "'x'.encode(1)", "b''.decode(1)", "'a'.startswith(1)", "'a'.startswith((1,))", "int.from_bytes(1)", "(1).to_bytes()", "'a'.center()", "'a'.center('b')", "'a'.center(5,'bb')", "'a'.zfill('b')", "sorted()", "sorted([1], 1)", "sum()", "sum(1)", "min(1,2,key=1)", "map()", "zip(1)", "enumerate()", "open()", "getattr(1)", "setattr(1,2)", "type(1,2)", "hash()", "chr()", "chr('a')", "ord()", "ord(1)", "divmod(1)", "pow(1)", "round()", "abs()", "iter()", "next()", "super(1,2,3)", "object(1)", "property(1,2,3,4,5)", "classmethod()", "slice(1,2,3,4)", "memoryview()", "bytearray(1,2,3,4)", "bytes(1,2,3,4)", "complex(1,2,3)", "float(1,2)", "bool(1,2)", "frozenset(1,2)", "tuple(1,2)", "filter(1)", "reversed()", "compile()", "eval()", "exec()", "globals(1)", "locals(1)", "vars(1,2)", "dir(1,2)", "id()", "input(1,2,3)", "repr()", "format()", "bin()", "hex('a')", "oct(1.5)", "all()", "any(1)", "callable()", "ascii()", "delattr(1)", "hasattr(1)", "issubclass(1,2)", "__import__()", "breakpoint" ]:
    print(call, "->", t(eval, call))
# unpack
for s in ["a, b = 1", "a, b = 1,", "a, b = 1, 2, 3", "a, *b = ()", "a, *b, c = [1]", "a, *b, c = [1, 2]", "*a, b = 'xyz'", "(a, b), c = 1, 2", "[a, [b, c]] = 1, (2, 3)", "a, b = {1: 2, 3: 4}", "a, b = 'ab'", "a, b = 5", "a, b = None", "for a, b in [1]: pass", "for a, b in [(1,2,3)]: pass", "a = *b, c = 1, 2, 3", "x = [*(1, 2), *'ab', *{3}]", "x = {**{'a': 1}, 'b': 2, **{'a': 3}}", "x = (*[1], *[2])", "x = {*[1], *[1, 2]}", "a[0], a = 1, [2]", "a = [1, 2]; i = 0; i, a[i] = 1, 9", "a = b = c = []; a.append(1); x = b, c"]:
    ns = {}
    r = t(exec, s, ns); ns.pop("__builtins__", None); print(s, "->", r, sorted(ns.items(), key=str))
