# tests/lang/gc/tracked_kinds.py - what is tracked from birth, by kind of object
import gc
t = gc.is_tracked
class C: pass
class I(int): pass
class CS: __slots__ = ()
class FS(float): __slots__ = ()
class IS(int): __slots__ = ()
class CV: __slots__ = ("a",)
def f(): pass
def g(): yield
async def co(): pass
c = co(); 
objects = [("None", None), ("int", 1), ("float", 1.0), ("complex", 1j), ("bool", True), ("bytes", b"a"), ("str", "a"), ("bytearray", bytearray(b"a")),
           ("int type", int), ("object type", object), ("object", object()), ("module", gc), ("class", C), ("instance", C()), ("int subclass", I()), ("list", []),
           ("set", set()), ("frozenset", frozenset()), ("empty slots", CS()), ("float slots", FS()), ("int slots", IS()), ("slots", CV()), ("function", f),
           ("generator", g()), ("coroutine", c), ("bound method", C().__init__), ("method", [].append), ("builtin", len), ("cell", (lambda x: lambda: x)(1).__closure__[0]),
           ("code", f.__code__), ("slice", slice(1)), ("range", range(1)), ("iterator", iter([])), ("enumerate", enumerate([])), ("zip", zip()), ("map", map(len, [])),
           ("filter", filter(None, [])), ("reversed", reversed([])), ("exception", ValueError()), ("property", property()), ("staticmethod", staticmethod(f)),
           ("classmethod", classmethod(f)), ("super", super(C, C())), ("memoryview", memoryview(b"a")), ("dict keys", {}.keys()), ("dict items", {}.items()),
           ("dict iterator", iter({})), ("set iterator", iter(set())), ("str iterator", iter("a")), ("range iterator", iter(range(1))), ("mappingproxy", C.__dict__),
           ("getset", C.__dict__["__dict__"]), ("Ellipsis", ...), ("NotImplemented", NotImplemented), ("generic alias", list[int]), ("union", int | str),
           ("simple namespace", type(__import__("sys").implementation)()), ("traceback", None)]
try:
    1 / 0
except ZeroDivisionError as e:
    objects[-1] = ("traceback", e.__traceback__)
for name, o in objects:
    print(name, t(o))
c.close()
