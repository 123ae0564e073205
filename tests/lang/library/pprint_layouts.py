# tests/lang/library/pprint_layouts.py - pprint: widths, depths, compact, sorting, nested types, recursive ones, strings broken over lines
import pprint, collections, types, dataclasses
d = {"b": [1, 2, {"x": (1,), "y": {3, 1, 2}}], "a": "short", "long": list(range(30)), "text": "word " * 20, "bytes": bytes(range(60)), "nest": {"n" * 10: {"m" * 10: {"o" * 10: ["p" * 30, "q" * 30]}}}}
pprint.pprint(d); pprint.pprint(d, width=40, compact=True); pprint.pprint(d, depth=2, sort_dicts=False); pprint.pprint(d["nest"], indent=4, width=30); pprint.pp({"z": 1, "a": 2})
l = [1]; l.append(l); print(pprint.pformat(l)[:30].split("id")[0], pprint.isreadable(l), pprint.isrecursive(l), pprint.isreadable([1, "a"]), pprint.saferepr({"b": 1, "a": (2,)}))
@dataclasses.dataclass
class P: name: str; values: list; other: dict = dataclasses.field(default_factory=dict, repr=False)
class C(dict): pass
class R(list):
    def __repr__(self): return "R!"
for o in (P("n" * 20, list(range(40))), collections.OrderedDict([("k" * 30, 1), ("j" * 30, 2), ("i" * 30, 3)]), collections.defaultdict(list, {i: "v" * 20 for i in range(4)}), collections.Counter({"a" * 30: 5, "b" * 30: 7, "c" * 10: 1}), collections.deque(["d" * 30] * 3, 5), collections.ChainMap({"a" * 40: 1}, {"b" * 40: 2}), types.SimpleNamespace(aaa="x" * 40, bbb="y" * 40), types.MappingProxyType({"k" * 40: 1, "l" * 40: 2}), collections.UserDict({"u" * 40: 1, "v" * 40: 2}), collections.UserList(["w" * 40] * 2), C({"c" * 40: 1, "d" * 40: 2}), R(["x" * 50] * 2), {frozenset([1, 2]), 5, "s"}, {1: 2, "a": 3, None: 4}, ("t" * 50, "u" * 50), ("only" * 30,), set(), frozenset(range(40)), [[[[[[]]]]]], b"abc" * 40, bytearray(b"abc" * 40), "one two\nthree\n" * 8, "x" * 100, [1.5, 1j, None, True, ...], 10**30, [10**6]):
    pprint.pprint(o)
pprint.pprint([123456789, -5], underscore_numbers=True); pprint.pprint([[1, [2, [3, [4]]]]], depth=3); pprint.PrettyPrinter(width=20, indent=2).pprint({"a": [1, 2, 3], "b": ("x" * 10, "y" * 10)})
for k in (dict(width=0), dict(depth=0), dict(indent=-1)):
    try:
        pprint.pformat(1, **k)
    except ValueError as e:
        print(e)
