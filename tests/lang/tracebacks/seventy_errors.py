# tests/lang/tracebacks/seventy_errors.py - tracebacks of seventy errors: places, carets, chains, notes, groups, suggestions
import sys, traceback
def show(f):
    try: f()
    except BaseException as e:
        print("".join(traceback.format_exception(e)).replace(__file__, "FILE"))
def f1(): raise ValueError("a\nb") from KeyError("k")
def f2():
    try: 1/0
    except ZeroDivisionError: raise KeyError("x")
def f3():
    try: 1/0
    except ZeroDivisionError: raise KeyError("x") from None
def f4(n=5):
    return f4(n) 
def f5():
    e = ValueError("notes"); e.add_note("n1"); e.add_note("n2\nmore"); raise e
def f6(): raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [KeyError("k"), TypeError()])])
def f7():
    x = {"a": {"b": None}}
    return x["a"]["b"]["c"]["d"]
def f8(): return (1 + 2) * (3 / 0) + f7()
def f9(): 
    a = b = 5
    return a.foo.bar
def f10(): return len(1, 2, 3)(4)
def f11(): 
    return f7(
        1,
        2)
def f12(): return [x / 0 for x in range(3)]
def f13(): import nothing.here
def f14(): from os import nothing
def f15(): nam = 1; return name
def f16(): return sys.getrecursionlimi()
def f17(): return "é" + 1 + "üü"
def f18(): x = 1; x @ 2
def f19(): return -"a" 
def f20(): return not_defined_name_xyz(1)
def f21(): assert 1 == 2, "msg"
def f22(): assert (1 ==
    2)
def f23(): a, b = 1, 2, 3
def f24(): (lambda: 1/0)()
def f25(): exec("1/0")
def f26(): eval("f(")
def f27(): raise
def f28(): raise 5
def f29(): raise KeyError from 5
def f30(): class_ = type("X", (), {}); class_().y
class Str:
    def __str__(self): raise RuntimeError
class BadStr(Exception):
    def __str__(self): 1/0
class BadRepr(Exception):
    def __repr__(self): 1/0
def f31(): raise BadStr("x")
def f32(): raise ValueError(Str())
def f33(): raise type("E\u00e9", (Exception,), {"__module__": "m.n"})("x")
def f34(): raise KeyError("a", 1)
def f35(): raise OSError(2, "no", "file", None, "file2")
def f36(): raise UnicodeDecodeError("utf-8", b"ab", 0, 1, "bad")
def f37(): raise SystemExit(3)
def f38(): raise StopIteration(5)
def f39():
    try:
        try: raise ValueError(1)
        finally: raise KeyError(2)
    except KeyError as e:
        raise TypeError(3) from e
def f40():
    e = ValueError("cycle"); e.__cause__ = e; raise e
def f41():
    a = ValueError("a"); b = KeyError("b"); a.__context__ = b; b.__context__ = a; raise a
def f42(): e = ValueError("x"); e.__notes__ = "nolist"; raise e
def f43(): e = ValueError("x"); e.__notes__ = [1, "b"]; raise e
def f44(): x = [1,2,3]; x[1:2][5]
def f45(): f(a for a in 5)
def f46(): x = 5; x.y += 1
def f47(): x = 5; x[0] += 1
def f48(): del nope
def f49(): x = 1; del x; x
def f50(): 
    for i in 5: pass
def f51():
    with 5: pass
def f52(): 
    def g(): return y
    g(); y = 1
def f53(): f1.__nope__
def f54(): print(f"{1/0}")
def f55(): print(f"""{
      1/0}""")
def f56(): {}["k"]; 
def f57(): {**5}
def f58(): f1(*5)
def f59(): f1(**5)
def f60(): f1(**{1:2})
def f61(): int("x" * 5, 99)
def f62(): "%d" % "x"
def f63(): "{} {}".format(1)
def f64(): [].pop()
def f65(): (1).__add__()
def f66(): object().__init__(1)
def f67(): raise SyntaxError("msg", ("file.py", 3, 5, "  abc def\n", 3, 8))
def f68(): raise SyntaxError("msg", ("file.py", 3, 0, "abc\n"))
def f69(): raise SyntaxError("msg", ("file.py", None, None, None))
def f70(): raise SyntaxError("just")
def f71(): raise IndentationError("msg", ("file.py", 3, 2, "\tabc def", 3, 4))
for i in range(1, 72): show(globals()["f%d" % i])
