# tests/lang/builtins/reduce_of_values.py - what __reduce_ex__ of built-in values says, for each protocol
import copyreg, collections, datetime, fractions, decimal, array, functools, itertools, operator, types
values = [1, 1.5, 1j, True, None, "s", b"b", bytearray(b"x"), (1,), [1], {"a": 1}, {1}, frozenset([1]), range(3), slice(1), ..., NotImplemented, int, len, ValueError("a", 1), KeyError(), OSError(2, "x"), object(), iter([1]), iter((1,)), iter("a"), iter({1: 2}), iter({1}), iter(range(3)), reversed([1, 2]), enumerate("ab"), zip("ab"), map(len, []), filter(None, []), [].append, "".join, property(len), super(int, 5), type(None), list[int], int | str, collections.deque([1], 2), collections.OrderedDict(a=1), collections.defaultdict(int, a=1), collections.Counter("aa"), datetime.date(2024, 1, 1), datetime.timedelta(1), fractions.Fraction(1, 2), functools.partial(len, 1), operator.itemgetter(1), types.SimpleNamespace(a=1), types.MappingProxyType({}), iter(int, 1), StopIteration(5), SystemExit(3), ImportError("m", name="n"), UnicodeDecodeError("a", b"b", 0, 1, "r")]
def show(x):
    if isinstance(x, tuple): return "(" + ", ".join(map(show, x)) + ")"
    if callable(x) and hasattr(x, "__name__"): return x.__name__
    if hasattr(x, "__next__"): return "<" + type(x).__name__ + ">"
    r = repr(x)
    return type(x).__name__ + "!" if " at 0x" in r else r
for v in values:
    last = None
    for p in (0, 2, 4):
        try:
            r = show(v.__reduce_ex__(p) if not isinstance(v, type) else "type")
        except Exception as e:
            r = type(e).__name__ + ": " + str(e)
        if r != last: print(type(v).__name__, p, r)
        last = r
