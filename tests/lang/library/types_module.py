# tests/lang/library/types_module.py - types: makers of types, SimpleNamespace, MappingProxyType, dynamic classes, GenericAlias, coroutine decorator
import types
from types import *
def f(a, b=1, *c, d=2): return a
class A:
    def m(self): pass
    @property
    def p(self): pass
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: SimpleNamespace(a=1, b=[2]), lambda: SimpleNamespace(a=1) == SimpleNamespace(a=1), lambda: SimpleNamespace(1), lambda: SimpleNamespace(**{"a b": 1}), lambda: SimpleNamespace() < SimpleNamespace(), lambda: vars(SimpleNamespace(x=1)), lambda: MappingProxyType({"a": 1}), lambda: MappingProxyType([]), lambda: MappingProxyType({"a": 1})["a"], lambda: MappingProxyType({}).__setitem__("a", 1), lambda: MappingProxyType({"a": 1}) | {"b": 2}, lambda: MappingProxyType({"a": 1}).copy(), lambda: hash(MappingProxyType({})), lambda: list(reversed(MappingProxyType({"a": 1, "b": 2}))), lambda: MappingProxyType({"a": 1}) == {"a": 1}, lambda: types.new_class("X", (int,), {}, lambda ns: ns.update(v=5)).v, lambda: types.new_class("X", (5,)), lambda: types.prepare_class("X", (int,))[0], lambda: types.resolve_bases((list[int],)), lambda: types.get_original_bases if hasattr(types, "get_original_bases") else None, lambda: MethodType(f, 5)(), lambda: MethodType(f, None), lambda: MethodType(5, 1), lambda: MethodType(f), lambda: FunctionType(f.__code__, {}, "n", (7,))(), lambda: FunctionType(f.__code__, {})(1), lambda: FunctionType(5, {}), lambda: FunctionType(f.__code__, 5), lambda: FunctionType(f.__code__, {}, 5), lambda: FunctionType(f.__code__, {}, "n", 5), lambda: ModuleType("m", "doc").__doc__, lambda: ModuleType("m"), lambda: ModuleType(), lambda: ModuleType(5), lambda: vars(ModuleType("m")), lambda: CellType(5).cell_contents, lambda: CellType().cell_contents, lambda: CellType(1) < CellType(2), lambda: CellType(1) == CellType(1), lambda: hash(CellType(1)), lambda: GenericAlias(list, (int,)), lambda: GenericAlias(list, int).__args__, lambda: GenericAlias(list), lambda: type(A.m), lambda: type(A().m), lambda: type(A.__dict__["p"]), lambda: type(len), lambda: type([].append), lambda: type(str.join), lambda: type(str.__add__), lambda: type("".__add__), lambda: type(dict.__dict__["fromkeys"]), lambda: type(A.__dict__), lambda: NoneType(), lambda: NoneType(1), lambda: EllipsisType(), lambda: NotImplementedType(), lambda: bool(NotImplemented), lambda: type(int | str) is UnionType, lambda: UnionType(), lambda: TracebackType(None, None, 1, 1), lambda: type((lambda: (yield))()), lambda: GeneratorType(), lambda: FrameType(), lambda: BuiltinFunctionType is BuiltinMethodType, lambda: DynamicClassAttribute(lambda s: 1).__get__(None), lambda: type(types.coroutine(lambda: (yield))), lambda: types.coroutine(5), lambda: f.__kwdefaults__, lambda: f.__defaults__, lambda: [k for k in dir(f.__code__) if k.startswith("co_n")],):
    t(f)
