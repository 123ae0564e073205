# tests/lang/classes/class_getitem_rules.py - __class_getitem__ is an implicit class method, found after the metaclass's __getitem__
class A:
    def __class_getitem__(cls, item): return cls.__name__, item
class B(A): pass
print(A[1], B[1, 2], B["x":], type(A.__dict__["__class_getitem__"]).__name__, A[()], A[(1,)])
try: A()[0]
except TypeError as e: print(e)
class N: pass
try: N[0]
except TypeError as e: print(e)
class Nn: __class_getitem__ = None
try: Nn[0]
except TypeError as e: print(e)
class S:
    @staticmethod
    def __class_getitem__(item): return "static", item
print(S[3])
class I: pass
i = I(); i.__class_getitem__ = lambda x: 1
try: i[0]
except TypeError as e: print(e)
I.__class_getitem__ = lambda cls_item: ("set later", cls_item)
print(I["k"])
class M(type):
    def __getitem__(cls, k): return "meta first"
class C(metaclass=M):
    def __class_getitem__(cls, k): return "never"
print(C[0])
for t in (int, list, dict, type, tuple, set, str, object, enumerate, Exception, BaseException, slice, memoryview, BaseExceptionGroup):
    try: print(t[int], type(t[int]).__name__)
    except TypeError as e: print(e)
g = list[int]
print(g.__origin__, g.__args__, g.__parameters__, g([1, 2]), g == list[int], hash(g) == hash(list[int]), g is list[int])
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__, isinstance([], list))
for f in (lambda: isinstance([], g), lambda: issubclass(list, g), lambda: g[str], lambda: list[int][0], lambda: setattr(g, "x", 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(list[list[int], ...], dict[str, "fwd"], tuple[()], tuple[int, ...], list[None], type[int], list[lambda: 0].__args__[0].__name__)
print(list[int].append, g.__doc__ == list.__doc__, repr(g.__class__), type(g), g.__mro_entries__((g,)))
