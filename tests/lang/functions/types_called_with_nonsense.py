# tests/lang/functions/types_called_with_nonsense.py - each type of the module types called with too few, too many and wrong arguments
import types
values = (None, 5, "s", b"b", [1], (1,), {"k": 1}, len, lambda: 0, type, ...)
def call(t, *a, **k):
    try: r = t(*a, **k); print(t.__name__, len(a), [type(x).__name__ for x in a], k, "->", type(r).__name__)
    except Exception as e: print(t.__name__, [type(x).__name__ for x in a], k, type(e).__name__, e)
names = [n for n in sorted(vars(types)) if isinstance(getattr(types, n), type) and n not in ("_GeneratorWrapper", "DynamicClassAttribute")]
for n in names:
    t = getattr(types, n)
    if n == "CodeType": continue
    call(t)
    for v in values: call(t, v)
    for v in values[:6]: call(t, v, v)
    call(t, 1, 2, 3); call(t, x=1); call(t, len, None); call(t, 1, 2, 3, 4, 5, 6, 7)
code = (lambda: 0).__code__
def closed(x): return lambda: x
for a in ((code,), (code, {}), (code, 5), (code, {}, 5), (code, {}, None), (code, {}, "n", 5), (code, {}, "n", None, 5), (code, {}, "n", (1,), None), (code, {}, "n", None, ()), (code, {}, "n", None, (types.CellType(),)), (closed(1).__code__, {}), (closed(1).__code__, {}, "n", None, ()), (closed(1).__code__, {}, "n", None, (5,)), (closed(1).__code__, {}, "n", None, (types.CellType(7),)), (closed(1).__code__, {}, "n", None, [types.CellType(7)])): call(types.FunctionType, *a)
print(types.FunctionType(closed(1).__code__, {}, closure=(types.CellType(7),))(), types.FunctionType(code, {}, argdefs=(1,)).__defaults__, types.FunctionType(code, {"__name__": "m"}).__module__, types.FunctionType(code, {}).__module__)
call(types.FunctionType, code, {}, bad=1); call(types.FunctionType, code, globals={}, name="q"); print(types.FunctionType(code=code, globals={}).__name__)
for a in ((len, None), (5, 1), (len, 5), (None, None), (len,), (len, 5, 6)): call(types.MethodType, *a)
for a in ((None, None, 0, 0), (5, None, 0, 0), (None, 5, 0, 0), (None, None, "a", 0)): call(types.TracebackType, *a)
try: 1 / 0
except ZeroDivisionError as e: tb = e.__traceback__
for a in ((None, tb.tb_frame, 0, 1), (tb, tb.tb_frame, -1, 5), (tb, tb.tb_frame, 0, "x"), (tb, tb.tb_frame, 2**40, 0), (tb, None, 0, 0)): call(types.TracebackType, *a)
new = types.TracebackType(tb, tb.tb_frame, 0, 77); print(new.tb_lineno, new.tb_next is tb, new.tb_lasti)
for v in (5, new, tb, None):
    try: new.tb_next = v; print("set")
    except Exception as e: print(type(e).__name__, e)
try: tb.tb_next = new
except ValueError as e: print(e)
try: del new.tb_next
except Exception as e: print(type(e).__name__, e)
for a in (("n",), ("n", {}), ("n", 5), (5,), ("n", (), 5), ("n", (int, str)), ("n", (int,), {"metaclass": type}), ("n", (int,), {"metaclass": 5}), ("n", (), {"x": 1}), ("n", (), None, lambda ns: ns.update(a=1)), ("n", (), None, 5), ("n", [int])):
    try: r = types.new_class(*a); print(r, [k for k in vars(r) if not k.startswith("_")])
    except Exception as e: print(type(e).__name__, e)
for a in ((), (int,), ((int, list[int]),), ((5,),), (5,)):
    try: print(types.resolve_bases(*a))
    except Exception as e: print(type(e).__name__, e)
