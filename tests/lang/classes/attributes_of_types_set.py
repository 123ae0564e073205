# tests/lang/classes/attributes_of_types_set.py - which special attributes of a class can be set to what, and deleted
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, ascii(str(e)))
class Meta(type): pass
class Base: pass
values = {"None": None, "int": 5, "str": "new", "dotted": "a.b", "nul": "a\0b", "surrogate": "\ud800", "tuple": (), "bases": (Base,), "obj": (object,), "type": type, "meta": Meta, "dict": {}, "list": ["x"], "func": lambda *a: "called"}
for n in ("__name__", "__qualname__", "__module__", "__doc__", "__bases__", "__base__", "__mro__", "__dict__", "__class__", "__annotations__", "__abstractmethods__", "__slots__", "__weakref__", "__flags__", "__basicsize__", "__text_signature__", "__hash__", "__eq__", "__call__", "__init__"):
    for k, v in values.items():
        class T: "doc"
        class U(Base): "doc"
        for c in (T, U):
            if k == "surrogate" and n in ("__name__", "__qualname__"): continue
            print(n, k, end=": ")
            try: setattr(c, n, v)
            except Exception as e: print(type(e).__name__, ascii(str(e))); continue
            try: r = getattr(c, n); print("set", ascii(r)[:60] if not callable(r) else type(r).__name__, end=" ")
            except Exception as e: print("unreadable", type(e).__name__, e, end=" ")
            try: o = c(); print(ascii(repr(o).split(" at ")[0]), end=" "); o == o; hash(o); print("fine")
            except Exception as e: print(type(e).__name__, ascii(str(e)))
    class T: "doc"
    print("del", n, end=": ")
    try: delattr(T, n); print("deleted", ascii(getattr(T, n, "gone"))[:30])
    except Exception as e: print(type(e).__name__, ascii(str(e)))
for t in (int, list, type, ValueError, type(None), type(len)):
    for n in ("__name__", "__doc__", "__module__", "zzz", "__class__", "__bases__", "__annotations__", "__abstractmethods__"):
        print(t.__name__, n, end=": "); attempt(lambda: setattr(t, n, "x")); print(t.__name__, "del", n, end=": "); attempt(lambda: delattr(t, n))
for n in ("__name__", "__bases__", "__mro__", "__dict__", "__annotations__", "__abstractmethods__", "__text_signature__", "__dictoffset__", "__itemsize__", "__weakrefoffset__"):
    if "offset" in n or "size" in n: continue
    print(n, end=" "); attempt(lambda: type.__dict__[n].__get__(Base, type)); print(n, end=" "); attempt(lambda: type.__dict__[n].__get__(5))
