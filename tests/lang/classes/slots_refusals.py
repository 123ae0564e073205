# tests/lang/classes/slots_refusals.py - every way in which __slots__ can be refused
def attempt(src):
    try:
        ns = {}
        exec(src, ns); print("fine:", src.replace("\n", ";"), [k for k in ns if k not in ("__builtins__",)])
    except Exception as e: print(type(e).__name__, e)
for slots in ("'1x'", "('a b',)", "('',)", "(3,)", "3", "b'a'", "('a', b'b')", "('a', 'a')", "('__dict__', '__dict__')", "('__weakref__', '__weakref__')",
              "None", "{'a', }", "'__dict__'", "('é',)", "('class',)", "('__class__',)", "('__slots__',)", "('__init__',)", "('__doc__',)", "('__module__',)", "('__qualname__',)"):
    attempt(f"class X: __slots__ = {slots}")
for b in ("int", "str", "bytes", "tuple", "list", "dict", "set", "float", "complex", "frozenset", "bytearray", "type", "Exception", "object", "BaseException", "bool", "range", "slice"):
    attempt(f"class X({b}): __slots__ = ('a',)")
    attempt(f"class X({b}): __slots__ = ('__weakref__',)")
    attempt(f"class X({b}): __slots__ = ()")
attempt("class X: a = 1; __slots__ = ('a',)")
attempt("class X:\n __slots__ = ('a',)\n def a(self): pass")
attempt("class X: __slots__ = ('__dict__',)\nclass Y(X): __slots__ = ('__dict__',)")
attempt("class X: pass\nclass Y(X): __slots__ = ('__dict__',)")
attempt("class X: pass\nclass Y(X): __slots__ = ('__weakref__',)")
attempt("class X: __slots__ = 'a'\nclass Y: __slots__ = 'b'\nclass Z(X, Y): pass")
attempt("class X: __slots__ = 'a'\nclass Y: __slots__ = ()\nclass Z(X, Y): __slots__ = 'c'")
attempt("class X: __slots__ = 'a'\nclass Y(X): __slots__ = ()\nclass W(X): __slots__ = ()\nclass Z(Y, W): pass")
attempt("class X: __slots__ = 'a'\nclass Z(X, int): pass")
attempt("class Z(int, str): pass")
attempt("class Z(Exception, dict): pass")
attempt("class Z(ValueError, KeyError): __slots__ = ()")
attempt("class Z(OSError, SyntaxError): pass")
attempt("class X: __slots__ = '__dict__'\nclass Y: __slots__ = '__weakref__'\nclass Z(X, Y): pass")
attempt("class X: __slots__ = '__dict__'\nclass Y: __slots__ = 'q'\nclass Z(X, Y): pass")
