# tests/lang/functions/types_made_by_hand.py - functions, modules, namespaces and cells made through types
import types
def f(x): return x + y
g = types.FunctionType(f.__code__, {"y": 10}, "made", (5,))
print(g(1), g(), g.__name__, g.__globals__)
m = types.ModuleType("m", "doc")
m.x = 1
print(m.__name__, m.__doc__, m.x, repr(m))
n = types.SimpleNamespace(a=1, b=[2])
print(n, n == types.SimpleNamespace(a=1, b=[2]), n.a)
cell = types.CellType(5)
print(cell.cell_contents, types.MethodType(len, "abc")(), isinstance(f, types.FunctionType), isinstance(len, types.BuiltinFunctionType), types.MappingProxyType({"a": 1})["a"], types.new_class("N", (int,)).__mro__[1].__name__)
try:
    types.MappingProxyType({})["x"] = 1
except TypeError as e:
    print(e)
