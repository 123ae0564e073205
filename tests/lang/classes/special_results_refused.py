# tests/lang/classes/special_results_refused.py - what special methods may not return: each with its message
import operator, math, copy, pickle, os, sys
def make(**methods): return type("C", (), methods)()
def attempt(label, f):
    try: r = f(); print(label, "->", r if not hasattr(r, "__dict__") else type(r).__name__)
    except Exception as e: print(label, type(e).__name__, e)
class IntSub(int): pass
class StrSub(str): pass
values = (None, 5, -1, 2**70, "s", b"b", 1.5, [1], True, NotImplemented, IntSub(3), StrSub("sub"), ())
table = {"__len__": len, "__bool__": bool, "__hash__": hash, "__repr__": repr, "__str__": str, "__format__": format, "__bytes__": bytes, "__int__": int, "__float__": float, "__complex__": complex, "__index__": operator.index, "__iter__": iter, "__reversed__": lambda o: list(reversed(o)), "__length_hint__": operator.length_hint, "__contains__": lambda o: 1 in o, "__dir__": dir, "__round__": round, "__trunc__": math.trunc, "__floor__": math.floor, "__ceil__": math.ceil, "__abs__": abs, "__fspath__": os.fspath, "__sizeof__": lambda o: sys.getsizeof(o, "default") is not None, "__copy__": copy.copy, "__deepcopy__": lambda o: copy.deepcopy(o), "__reduce__": copy.copy, "__reduce_ex__": copy.copy, "__getstate__": lambda o: o.__reduce_ex__(2)[2], "__enter__": lambda o: exec("with o as x: pass", {"o": o}), "__await__": lambda o: o.__await__(), "__instancecheck__": lambda o: isinstance(1, o), "__subclasscheck__": lambda o: issubclass(int, o), "__getnewargs__": lambda o: copy.copy(o) is not None, "__next__": next, "__divmod__": lambda o: divmod(o, 1), "__eq__": lambda o: o == 1, "__lt__": lambda o: o < 1, "__add__": lambda o: o + 1, "__set_name__": lambda o: type("D", (), {"a": o}), "__mro_entries__": lambda o: exec("class D(o): pass", {"o": o}), "__class_getitem__": lambda o: type(o)[1], "__prepare__": lambda o: 0}
for name, use in table.items():
    for v in values:
        attempt(f"{name} {v!r}", lambda: use(make(**{name: lambda *a, **k: v})))
for name in ("__iter__", "__len__", "__hash__", "__bool__", "__repr__", "__call__", "__enter__", "__contains__", "__add__", "__eq__", "__next__", "__index__", "__getitem__", "__reversed__", "__format__", "__str__", "__int__", "__await__"):
    o = make(**{name: None})
    for label, f in (("use", {"__call__": lambda o: o(), "__getitem__": lambda o: o[0]}.get(name) or table.get(name)),):
        attempt(f"{name} = None", lambda: f(o))
    attempt(f"{name} = 5", lambda: f(make(**{name: 5})))
