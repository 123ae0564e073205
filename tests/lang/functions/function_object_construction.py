# tests/lang/functions/function_object_construction.py - types.FunctionType from code, globals, defaults and closures; refusals; calls
import types
def f(a, b=2, *, c=3): return a, b, c, X
g = types.FunctionType(f.__code__, {"X": "other globals"}, "g", (9,)); g.__kwdefaults__ = {"c": 8}; print(g(1), g.__name__, g.__qualname__, g.__module__, g.__defaults__, g.__globals__)
def outer():
    y = 1
    def inner(): return y
    return inner
inner = outer(); cell = types.CellType(42); h = types.FunctionType(inner.__code__, {}, closure=(cell,)); print(h(), h.__name__); cell.cell_contents = 43; print(h())
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
c = f.__code__
for args, kw in (((), {}), ((c,), {}), ((5, {}), {}), ((c, 5), {}), ((c, {}, 5), {}), ((c, {}, None, 5), {}), ((c, {}, "n", None, ()), {}), ((inner.__code__, {}), {}), ((inner.__code__, {}, None, None, ()), {}), ((inner.__code__, {}, None, None, (1,)), {}), ((inner.__code__, {}, None, None, (cell, cell)), {}), ((c, {}, None, None, (cell,)), {}), ((c, {}), {"name": "kw", "argdefs": (1,)}), ((c, {}, None, None, None, 1), {}), ((c, {}), {"bad": 1})): attempt(lambda: types.FunctionType(*args, **kw).__name__)
attempt(lambda: types.CellType().cell_contents); attempt(lambda: types.CellType(1, 2)); attempt(lambda: types.CellType(x=1)); e = types.CellType(5); print(e == types.CellType(5), e < types.CellType(6), types.CellType() < e, repr(e).split(" at ")[0]); del e.cell_contents; attempt(lambda: e.cell_contents); attempt(lambda: hash(e))
attempt(lambda: types.MethodType(f, 1)(2)); attempt(lambda: types.SimpleNamespace(a=1, **{"b": 2})); attempt(lambda: types.SimpleNamespace(1)); n = types.SimpleNamespace(x=1); n.n = n; print(n, n == types.SimpleNamespace(x=1), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1)); attempt(lambda: types.SimpleNamespace() < n); m = types.MappingProxyType({"a": 1}); print(m, m | {"b": 2}, m["a"], len(m)); attempt(lambda: m.__setitem__("a", 2)); attempt(lambda: hash(m)); attempt(lambda: types.MappingProxyType([1])); attempt(lambda: types.MappingProxyType(5))
print(types.new_class("T", (int,), {}, lambda ns: ns.update(v=1)).v, types.resolve_bases((list[int],)), types.prepare_class("P", (), {"metaclass": type})[0], types.coroutine(lambda: 0)(), types.get_original_bases if hasattr(types, "get_original_bases") else "no", types.DynamicClassAttribute.__name__, types.NoneType, types.EllipsisType, types.NotImplementedType, types.UnionType)
