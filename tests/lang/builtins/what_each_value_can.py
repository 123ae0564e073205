# tests/lang/builtins/what_each_value_can.py - which built-in values are hashable, iterable, callable, weakly referenced, have a length, a __dict__, an order, a truth of their own
# swallows: any error means no
import types, weakref, collections, itertools, functools, re, datetime, io, array, operator, threading, contextvars, enum, collections.abc as abc, copy, struct
def f(): pass
class C: pass
def g(): yield
async def co(): pass
async def ag(): yield
class E(enum.Enum): A = 1
try: 1 / 0
except ZeroDivisionError as e: error = e
c = co()
values = dict(none=None, int=0, bool=True, float=0.0, complex=0j, str="", bytes=b"", bytearray=bytearray(), list=[], tuple=(), dict={}, set=set(), frozenset=frozenset(), range=range(0), slice=slice(1), memoryview=memoryview(b""), rwmemory=memoryview(bytearray(1)), ellipsis=..., notimpl=NotImplemented, object=object(), type=int, cls=C, inst=C(), func=f, lam=lambda: 0, builtin=len, bmethod=[].append, bound=C().__init__, mdesc=str.upper, wrapper=int.__add__, mwrapper=(1).__add__, getset=type.__dict__["__module__"], property=property(), clsm=classmethod(f), stat=staticmethod(f), super_=super(C, C()), gen=g(), genexp=(i for i in ()), coro=c, cwrap=c.__await__(), agen=ag(), module=types, code=f.__code__, frame=error.__traceback__.tb_frame, tb=error.__traceback__, error=error, cell=types.CellType(), proxy=types.MappingProxyType({}), ns=types.SimpleNamespace(), ref=weakref.ref(C), alias=list[int], union=int | str, keys={}.keys(), vals={}.values(), items={}.items(), it=iter([]), dictit=iter({}), callit=iter(f, 1), enum_=enumerate(""), zip_=zip(), map_=map(f, []), filter_=filter(f, []), rev=reversed([]), deque=collections.deque(), ddict=collections.defaultdict(), odict=collections.OrderedDict(), count=itertools.count(), chain=itertools.chain(), tee=itertools.tee([])[0], partial=functools.partial(f), lru=functools.lru_cache(f), cmpkey=functools.cmp_to_key(f), getter=operator.itemgetter(1), pattern=re.compile(""), match=re.match("", ""), date=datetime.date.min, delta=datetime.timedelta(), zero_time=datetime.time(), tz=datetime.timezone.utc, bytesio=io.BytesIO(), stringio=io.StringIO(), array=array.array("i"), var=contextvars.ContextVar("v"), ctx=contextvars.Context(), lock=threading.Lock(), rlock=threading.RLock(), local=threading.local(), member=E.A, enumcls=E, struct_=struct.Struct("i"), notset=types)
def can(f):
    try: r = f()
    except Exception as e: return False
    return True
tests = {"hash": hash, "weak": weakref.ref, "proxy": weakref.proxy, "iter": iter, "len": len, "dict": lambda v: v.__dict__, "bool": lambda v: v.__bool__, "lt": lambda v: v < v, "add": lambda v: v + v, "index": operator.index, "float": float, "int": int, "bytes": bytes, "copy": copy.copy, "deep": copy.deepcopy, "setattr": lambda v: setattr(v, "zq", 1), "setitem": lambda v: v.__setitem__, "contains": lambda v: v.__contains__, "buffer": memoryview, "reversed": reversed, "next": lambda v: v.__next__, "class_getitem": lambda v: type(v)[int], "or": lambda v: type(v) | int, "enter": lambda v: v.__enter__, "await": lambda v: v.__await__, "round": round, "abs": abs, "format>5": lambda v: format(v, ">5"), "kwcall": lambda v: v(zzz=1) if callable(v) and v in (int, len) else 1 / 0}
for name, v in values.items():
    print(name, "true" if v else "false", "callable" if callable(v) else "", *[n for n, t in tests.items() if can(lambda: t(v))])
for name, v in values.items():
    print(name, *[n for n in ("Hashable", "Iterable", "Iterator", "Reversible", "Generator", "Coroutine", "Awaitable", "AsyncIterable", "AsyncGenerator", "Callable", "Sized", "Container", "Collection", "Sequence", "MutableSequence", "ByteString", "Set", "MutableSet", "Mapping", "MutableMapping", "MappingView", "KeysView", "ValuesView", "ItemsView") if isinstance(v, getattr(abc, n))])
c.close()
