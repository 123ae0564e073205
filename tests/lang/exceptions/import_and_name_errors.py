# tests/lang/exceptions/import_and_name_errors.py - ImportError, NameError, AttributeError, KeyError, SystemExit, StopIteration: keywords and fields
import pickle, copy
def attempt(f):
    try: r = f(); print(r if isinstance(r, str) else repr(r))
    except Exception as x: print(type(x).__name__, x)
e = ImportError("m", name="n", path="p"); print(e, e.msg, e.name, e.path, e.args, repr(e)); e = ImportError("a", "b"); print(e, e.msg, e.args); print(ImportError().msg, ImportError(5).msg, str(ImportError(5)))
attempt(lambda: ImportError(bad=1)); attempt(lambda: ImportError("m", name=1).name); attempt(lambda: ImportError(name="n", path=None, x=2))
for p in range(2, 5): c = pickle.loads(pickle.dumps(ImportError("m", name="n", path="p"), p)); print(c.name, c.path, c.msg)
m = ModuleNotFoundError("x", name="y"); print(copy.copy(m).name, m.__reduce__())
n = NameError("m", name="v"); print(n.name, n.args, NameError().name, UnboundLocalError("x", name="q").name); attempt(lambda: NameError(obj=1)); attempt(lambda: NameError("a", nome=1))
a = AttributeError("m", name="v", obj=[1]); print(a.name, a.obj, a.args, AttributeError().obj); attempt(lambda: AttributeError(x=1)); print(copy.copy(a).name if hasattr(copy.copy(a), "name") else 0)
print(str(KeyError("k")), str(KeyError("a", "b")), str(KeyError()), str(KeyError(KeyError("in"))), repr(KeyError((1, 2))), str(LookupError("k")), str(KeyError("")), str(KeyError("it's")))
print(SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code, SystemExit("s").code, repr(SystemExit(None))); s = SystemExit(3); s.code = 9; print(s, s.code, s.args)
print(StopIteration().value, StopIteration(1).value, StopIteration(1, 2).value, StopIteration((1, 2)).value, StopAsyncIteration(5).args, hasattr(StopAsyncIteration(5), "value"))
attempt(lambda: ValueError(x=1)); attempt(lambda: BaseException(x=1)); attempt(lambda: KeyError(k=1)); attempt(lambda: StopIteration(value=1)); attempt(lambda: SystemExit(code=1)); attempt(lambda: SyntaxError(msg="m"))
x = SyntaxError("msg", ("f.py", 3, 5, "text\n", 3, 9)); print(x.msg, x.filename, x.lineno, x.offset, x.text, x.end_lineno, x.end_offset, x.print_file_and_line, str(x))
attempt(lambda: SyntaxError("m", 5)); attempt(lambda: SyntaxError("m", (1, 2))); attempt(lambda: str(SyntaxError("m", ("f", 1, 2, "t")))); attempt(lambda: SyntaxError("m", ("f", 1, 2, "t", 3))); attempt(lambda: str(SyntaxError("m", ("/a/b.py", None, 2, "t")))); attempt(lambda: str(SyntaxError())); attempt(lambda: str(SyntaxError("m", (None, 3, 2, "t")))); attempt(lambda: SyntaxError("a", "b", "c").args); attempt(lambda: str(IndentationError("m", ("f", "x", 2, "t"))))
class V(ValueError):
    def __str__(self): return "own str"
class R(ValueError):
    def __repr__(self): return "own repr"
print(str(V(1)), repr(V(1)), str(R(1)), repr(R(1)), f"{V('a')!r} {R('b')}", "%s %r" % (V(2), R(3)))
class NoSuper(Exception):
    def __init__(self, a, b): self.a = a
print(NoSuper(1, 2).args, str(NoSuper(1, 2)), repr(NoSuper(1, 2))); attempt(lambda: pickle.loads(pickle.dumps(NoSuper(1, 2))).args); attempt(lambda: copy.copy(NoSuper(1, 2)).a)
b = BaseException(1); b.__init__(2, 3); print(b.args, BaseException.__new__(BaseException, 4, 5).args); attempt(lambda: BaseException.__init__(5)); attempt(lambda: b.with_traceback(None) is b)
