# tests/lang/classes/pairs_of_builtin_bases.py - which two built-in types can be bases of one class, and which types can be none
import types, collections, weakref, functools, itertools, array, datetime, io, re, enum, contextlib, threading, decimal
pairs = [int, str, float, complex, bytes, bytearray, list, dict, set, frozenset, tuple, type, object, property, classmethod, staticmethod, super, Exception, OSError, ImportError, KeyError, SyntaxError, StopIteration, UnicodeDecodeError, BaseExceptionGroup, AttributeError, SystemExit, enumerate, zip, map, filter, reversed, types.ModuleType, types.SimpleNamespace, collections.deque, collections.defaultdict, collections.OrderedDict, collections.Counter, weakref.ref, array.array, datetime.date, datetime.datetime, datetime.timedelta, datetime.tzinfo, itertools.chain, functools.partial, threading.local]
for a in pairs:
    row = []
    for b in pairs:
        if a is b: continue
        try: type("C", (a, b), {})
        except TypeError as e:
            text = str(e).split("\n")[0]
            row.append({"multiple bases have instance lay-out conflict": "L", "Cannot create a consistent method resolution": "M"}.get(text, text))
        else: row.append(b.__name__)
    print(a.__name__, *[r for r in row if r != "L"])
finals = [bool, type(None), type(...), type(NotImplemented), range, slice, memoryview, types.FunctionType, types.LambdaType, types.MethodType, types.BuiltinFunctionType, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, types.CodeType, types.FrameType, types.TracebackType, types.CellType, types.MappingProxyType, types.GenericAlias, types.UnionType, types.GetSetDescriptorType, types.MemberDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType, types.ClassMethodDescriptorType, type({}.keys()), type({}.values()), type({}.items()), type(iter([])), type(iter("")), type(iter({})), type(iter(range(1))), type(iter(set())), type(iter(int, 1)), weakref.ProxyType, weakref.CallableProxyType, re.Pattern, re.Match, type(threading.Lock()), type(functools.cmp_to_key(len)), functools._lru_cache_wrapper, itertools._tee, type(array.array("i").__iter__()), type(io.BytesIO().getbuffer())]
for t in finals:
    try: print(t.__name__, "base of", type("C", (t,), {}).__name__)
    except TypeError as e: print(t.__name__, e)
for bases in ((int, object), (object, int), (int, int), (list, int, str), (bool, int), (Exception, list), (OSError, dict), (ValueError, KeyError), (KeyError, OSError), (OSError, ImportError), (dict, collections.OrderedDict), (collections.OrderedDict, dict), (collections.OrderedDict, collections.defaultdict), (type, list), (5,), (int, 5), (None,), ("int",), (len,), (list[int], dict), (types.SimpleNamespace, list)):
    try: print(bases, type("C", bases, {}).__mro__)
    except TypeError as e: print(bases, str(e).split("\n")[0])
class S1: __slots__ = ("a",)
class S2: __slots__ = ("b",)
class S0: __slots__ = ()
class D: pass
class W: __slots__ = ("__weakref__",)
class SD: __slots__ = ("__dict__",)
for bases in ((S1, S2), (S1, S0), (S0, S1), (S1, D), (D, S1), (S1, W), (S1, SD), (W, SD), (S1, int), (int, S1), (S0, int), (int, D), (W, int), (SD, str), (S1, list), (list, S1), (D, list, S0), (W, D), (SD, D), (tuple, S1), (tuple, S0), (Exception, S1), (S1, Exception), (dict, W)):
    for slots in (None, (), ("x",), ("__dict__",), ("__weakref__",)):
        try: c = type("C", bases, {} if slots is None else {"__slots__": slots}); print([b.__name__ for b in bases], slots, hasattr(c(), "__dict__"), c.__dictoffset__ != 0, hasattr(c, "__weakref__"))
        except TypeError as e: print([b.__name__ for b in bases], slots, e)
