# tests/lang/builtins/repr_of_every_kind.py - repr() of each kind of built-in object, addresses taken out
import re, types, functools, weakref, collections, itertools, operator, datetime, array, io, contextvars, struct, string, sys, decimal, fractions, random, threading, queue, json, pathlib, enum, uuid, ipaddress, typing
def f(a, b=1): x = 1; return lambda: x
class C:
    __slots__ = ("s", "__weakref__")
    def m(self): pass
    @property
    def p(self): pass
    @staticmethod
    def st(): pass
    @classmethod
    def cl(cls): pass
    class Inner: pass
def g(): yield
async def co(): pass
async def ag(): yield
o = C(); c = co(); gen = g(); a = ag()
try: 1 / 0
except ZeroDivisionError as e: error = e
def show(text): return re.sub(r"0x[0-9a-f]+", "0x..", text)
t = threading.Thread(target=f, name="T")
items = [o.m, C.m, C.p, C.st, C.cl, o.cl, C.__dict__["st"], C.__dict__["cl"], C.s, C.Inner, C.Inner(), len, [].append, [].__len__, list.append, list.__len__, str.maketrans, dict.fromkeys, dict.__dict__["fromkeys"], str.__dict__["maketrans"], int.real, types.FunctionType.__code__, type.__dict__["__module__"], object.__new__, object.__init_subclass__, int.from_bytes, type.__call__, f, f(1), f.__code__, f(1).__code__, f(1).__closure__[0], types.CellType(), types.CellType(5), types.CellType(C), gen, c, a, c.__await__(), a.asend(None), a.__anext__(), a.athrow(KeyError), a.aclose(), error.__traceback__, error, error.__traceback__.tb_frame, C.__dict__, type(C.__dict__)({1: 2}), weakref.ref(o), weakref.ref(C), weakref.WeakKeyDictionary(), weakref.WeakValueDictionary(), weakref.WeakSet([C]), weakref.finalize(o, len, []),
    super(C, o), super(C, C), super(C), list[int], dict[str, int | None], int | str, int | None, list | set[int], tuple[()], tuple[int, ...], typing.Any, typing.Optional[int], typing.Callable[[int], str], collections.abc.Callable[[int], str], typing.TypeVar("T"), type[int], list["x"], list[[1, 2]],
    iter([]), iter(()), iter(""), iter("é"), iter(b""), iter(bytearray()), iter({}), iter({}.values()), iter({}.items()), iter(set()), iter(range(1)), iter(range(2**70)), iter(memoryview(b"")), iter(f, 1), reversed([]), reversed({}), reversed(range(3)), reversed((1,)), enumerate(""), zip(), map(f, []), filter(None, []), {}.keys(), {1: 2}.values(), {1: 2}.items(), range(3), range(1, 5, 2), slice(1), slice(None, None, 2), memoryview(b"a"), ..., NotImplemented, None, type(None), type(...), property(), staticmethod(f), classmethod(5), object(), object, type, types, sys, types.ModuleType("m"), types.ModuleType("m", "doc"), types.SimpleNamespace(a=1, b="x"), types.SimpleNamespace(), types.MappingProxyType({1: [2]}), 
    functools.partial(f, 1, b=2), functools.partial(functools.partial(f, 1), 2), functools.lru_cache(f), functools.lru_cache(f).cache_info(), functools.cmp_to_key(f), functools.cmp_to_key(max)(1), functools.partialmethod(f, 1), collections.deque([1], 3), collections.deque(), collections.defaultdict(int, a=1), collections.defaultdict(None), collections.OrderedDict(a=1), collections.OrderedDict(), collections.Counter("aab"), collections.ChainMap({1: 2}, {}), collections.UserDict(a=1), collections.UserList([1]), collections.UserString("s"), collections.namedtuple("N", "a b")(1, 2), itertools.count(), itertools.count(1, 2), itertools.count(1.5), itertools.repeat(1), itertools.repeat(1, 3), itertools.chain(), itertools.cycle([]), itertools.tee([])[0], operator.itemgetter(1, "a"), operator.attrgetter("a.b", "c"), operator.methodcaller("m", 1, k=2),
    re.compile("a+"), re.compile(b"a", re.I | re.X), re.compile("a" * 300), re.match("a(b)?", "abc"), re.match("(?s).*", "x" * 80), re.I, re.I | re.M, re.RegexFlag(0), datetime.date(1, 2, 3), datetime.datetime(1, 2, 3, 4, 5, 6, 7, tzinfo=datetime.timezone.utc), datetime.timedelta(-1, 1, 1), datetime.timedelta(), datetime.timezone(datetime.timedelta(hours=-5), "X"), datetime.time(1, fold=1), array.array("i", [1]), array.array("u"), io.BytesIO(), io.StringIO(), io.TextIOWrapper(io.BytesIO(), "latin-1"), io.BufferedReader(io.BytesIO()), io.BufferedRWPair(io.BytesIO(), io.BytesIO()), contextvars.ContextVar("v"), contextvars.ContextVar("v", default=1), contextvars.Context(), struct.Struct("i"), decimal.Decimal("1.50"), fractions.Fraction(1, 3), threading.Lock(), threading.RLock(), threading.Event(), threading.Condition(), threading.Semaphore(2), t, threading.Barrier(2), threading.local(), pathlib.PurePosixPath("a/b"), uuid.UUID(int=1), ipaddress.ip_address("::1"), enum.Enum("E", "A B").A, enum.Enum("E", "A B"), enum.Flag("F", "A B")(3), sys.float_info, sys.hash_info, sys.version_info[:2], sys.flags.__class__, sys.implementation.__class__, string.Template("$a"), random.Random(1), frozenset([1]), frozenset(), set(), {1}, bytearray(b"a'"), b"\x00\"'", "a'\"\n\\é\u200b\U0001f600", 1e16, 1e-5, -0.0, float("nan"), 1j, -1j, complex(0, float("inf")), 2**100, (1,), (), [[]], {1: {}}, True]
for i in items:
    try: print(show(repr(i)) if "/" not in repr(i) or isinstance(i, pathlib.PurePath) else re.sub(r"file ['\"][^'\"]*/", "file '", show(repr(i))) if "file" in repr(i) else show(re.sub(r"from '.*'", "from FILE", repr(i))))
    except Exception as e: print(type(i).__name__, type(e).__name__, e)
c.close()
