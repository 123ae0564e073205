# tests/lang/classes/builtin_before_later_base.py - in class C(Builtin, Other) the built-in's __init__, __new__ and __getattribute__ go before Other's
class App(Exception):
    def __init__(self, *a): super().__init__(*a); self.app = True
    def __str__(self): return "App.__str__"
class New(Exception):
    def __new__(cls, *a): o = super().__new__(cls, *a); o.new = True; return o
class Hook:
    def __getattribute__(self, n): return "hooked" if n == "zz" else object.__getattribute__(self, n)
    def __setattr__(self, n, v): object.__setattr__(self, n, ("set", v))
    def __getattr__(self, n): return "late " + n
for base in (ValueError, KeyError, TypeError, RuntimeError, OSError, LookupError, AttributeError, NameError, ImportError, StopIteration, SyntaxError, UnicodeError, Warning, Exception, ZeroDivisionError, TimeoutError, ModuleNotFoundError, UnboundLocalError, IndexError):
    row = []
    for other in (App, New):
        for bases in ((base, other), (other, base)):
            try: c = type("C", bases, {})
            except TypeError as e: row.append("no class"); continue
            o = c("x")
            row.append((getattr(o, "app", False), getattr(o, "new", False), str(o), c.__init__ is base.__init__, c.__new__ is base.__new__))
    print(base.__name__, *row)
for base in (list, dict, int, str, tuple, set, frozenset, float, bytes, bytearray, complex, object, Exception, property, type, enumerate, map, zip, filter, staticmethod, classmethod):
    if base is type: continue
    row = []
    for bases in ((base, Hook), (Hook, base)):
        try: c = type("C", bases, {})
        except TypeError as e: row.append("no class"); continue
        args = {enumerate: ("a",), map: (abs, "a"), filter: (abs, "a"), staticmethod: (len,), classmethod: (len,), type: ("T", (), {})}.get(base, ())
        o = c(*args)
        try: o.attr = 1; row.append(o.attr if base is not type else "type")
        except AttributeError as e: row.append(str(e))
        row.append(o.zz)
    print(base.__name__, *row)
for cls in (ValueError, KeyError, OSError, FileNotFoundError, ImportError, ModuleNotFoundError, NameError, UnboundLocalError, AttributeError, UnicodeDecodeError, StopIteration, BaseException, ExceptionGroup, BaseExceptionGroup, Warning, list, dict, bool, int, type, object, classmethod):
    print(cls.__name__, [n for n in ("__new__", "__init__", "__str__", "__repr__", "__getattribute__", "__setattr__", "__delattr__") if n in vars(cls)])
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
attempt(lambda: ValueError.__new__(KeyError)); attempt(lambda: KeyError.__new__(ValueError)); attempt(lambda: ValueError.__init__(KeyError("a"), 1)); attempt(lambda: KeyError.__init__(KeyError("a"), k=1))
attempt(lambda: type("E", (KeyError, AttributeError), {})("k", name="n")); attempt(lambda: type("E", (AttributeError, KeyError), {})("k", name="n").name)
attempt(lambda: ValueError.__init__); attempt(lambda: FileNotFoundError.__init__); attempt(lambda: Exception.__new__ is BaseException.__new__); attempt(lambda: KeyError.__new__ is LookupError.__new__)
