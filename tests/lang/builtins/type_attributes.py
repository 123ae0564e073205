# tests/lang/builtins/type_attributes.py - names, modules, bases, mro, flags of built-in types; what cannot be changed
import builtins, types
for n in sorted(dir(builtins)):
    t = getattr(builtins, n)
    if isinstance(t, type):
        print(n, t.__name__, t.__module__, t.__qualname__, [b.__name__ for b in t.__bases__], len(t.__mro__), bool(t.__flags__ & 1 << 10), bool(t.__flags__ & 1 << 8), t.__base__.__name__ if t.__base__ else None)
for t in (type(None), type(...), type(NotImplemented), type(len), type(lambda: 0), type([].append), type(str.join), type(int.__add__), type((1).__add__), type(int.real), types.FunctionType.__code__.__class__, type({}.keys()), type(iter([])), type(iter({})), type(x for x in ()), types.ModuleType, types.CodeType, types.FrameType, types.TracebackType, types.CellType, types.MappingProxyType, types.SimpleNamespace, types.GenericAlias, types.UnionType, type(dict.__dict__["fromkeys"])):
    print(t, t.__name__, t.__module__, bool(t.__flags__ & 1 << 10))
