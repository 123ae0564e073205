# tests/lang/objects/attributes_refused.py - setting and deleting each attribute of each kind of built-in object: what is said
import types, functools, weakref, collections, itertools, operator, re, datetime, array, io, contextvars, struct, string, sys
def f(a, b=1): x = 1; return lambda: x
class C:
    __slots__ = ("s", "__weakref__")
    def m(self): pass
    @property
    def p(self): pass
def g(): yield
async def co(): pass
async def ag(): yield
try: 1 / 0
except ZeroDivisionError as e: error = e
c = co()
objects = {"int": 5, "float": 1.5, "complex": 1j, "str": "a", "bytes": b"a", "list": [1], "tuple": (1,), "dict": {1: 2}, "set": {1}, "range": range(3), "slice": slice(1), "None": None, "Ellipsis": ..., "NotImplemented": NotImplemented, "True": True, "memoryview": memoryview(b"a"), "bytearray": bytearray(1),
    "bound": C().m, "builtin": len, "builtin method": [].append, "method descriptor": str.upper, "slot wrapper": int.__add__, "method wrapper": (1).__add__, "getset": types.FunctionType.__code__, "member": C.s, "property": C.p, "classmethod": classmethod(f), "staticmethod": staticmethod(f), "super": super(C, C()),
    "code": f.__code__, "cell": f(1).__closure__[0], "generator": g(), "coroutine": c, "async generator": ag(), "traceback": error.__traceback__, "frame": error.__traceback__.tb_frame, "mappingproxy": C.__dict__, "weakref": weakref.ref(C), "alias": list[int], "union": int | str, "iter": iter([]), "map": map(f, []), "enumerate": enumerate(""), "zip": zip(), "keys": {}.keys(),
    "partial": functools.partial(f, 1), "deque": collections.deque(maxlen=2), "count": itertools.count(), "itemgetter": operator.itemgetter(1), "pattern": re.compile("a"), "match": re.match("a", "a"), "date": datetime.date(1, 1, 1), "delta": datetime.timedelta(1), "array": array.array("i"), "bytesio": io.BytesIO(), "var": contextvars.ContextVar("v"), "struct": struct.Struct("i"), "template": string.Formatter, "slots": C(), "object": object()}
skip = ("__dict__", "__doc__", "__module__", "__builtins__", "_co_code_adaptive")
def say(words, action):
    try: action(); return words
    except Exception as e: return f"{type(e).__name__}: {e}"
for name, o in objects.items():
    print(name, "new:", say("set", lambda: setattr(o, "zzz", 1)), "|", say("deleted", lambda: delattr(o, "zzz")), "|", say("?", lambda: o.zzz))
    for n in sorted(n for n in dir(o) if not n.startswith("__") and not callable(getattr(type(o), n, None)) or n in ("__self__", "__name__", "__qualname__", "__func__", "__objclass__", "__text_signature__", "__wrapped__", "__isabstractmethod__", "__thisclass__", "__self_class__", "__origin__", "__args__", "__parameters__", "__callback__", "__closure__", "__globals__", "__length_hint__", "__class__", "__hash__", "__init__")):
        if n in skip or name in ("template", "frame") and not n.startswith("f_"): continue
        kinds = [say("set", lambda: setattr(o, n, v)) for v in (7, "s", None)] if n not in ("f_trace", "f_lineno", "cell_contents", "f_trace_lines", "f_trace_opcodes") else []
        print("   ", n, *dict.fromkeys(kinds), "|", say("deleted", lambda: delattr(o, n)) if n not in ("f_trace", "cell_contents") else "")
c.close()
