# tests/lang/library/json_encoding_corners.py - json.dumps of odd values, keys, separators, indent, sort, default, circular, subclasses
import json, enum, collections
def t(*a, **k):
    try:
        print(ascii(json.dumps(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)
class I(int):
    def __repr__(self): return "I!"
class F(float):
    def __repr__(self): return "F!"
class S(str): pass
class E(enum.IntEnum): A = 1
class Se(str, enum.Enum): X = "x"
for v in (None, True, 1, -0.0, 1e16, 1e-7, float("nan"), float("inf"), 10**30, "", "\"\\/\b\f\n\r\t\x00\x1f\x7f\x80", "\u2028\u20ac\U0001f600\ud800", [], {}, (), [[]], {"a": {}}, I(5), F(2.5), S("s"), E.A, Se.X, collections.OrderedDict(b=1, a=2), b"x", {1}, 1j, object, range(2)):
    t(v)
t({1: 2, None: 3, True: 4, 1.5: 5, "s": 6, float("inf"): 7, E.A: 8}); t({(1,): 2}); t({(1,): 2, "a": 1}, skipkeys=True); t({b"a": 1}); t({"b": 1, "a": 2}, sort_keys=True); t({1: 1, "a": 2}, sort_keys=True); t([1, {"a": [2, {}], "b": []}], indent=2); t([1, 2], indent="\t"); t([1, 2], indent=0); t([1], indent=-1); t({"a": 1}, separators=(",", ":")); t([1, 2], separators=("; ", "=")); t("\u20ac", ensure_ascii=False); t(float("nan"), allow_nan=False); t([float("inf")], allow_nan=False); t({1}, default=list); t(1j, default=repr); t(1j, default=lambda o: o); t([1j], default=lambda o: 1 / 0); l = []; l.append(l); t(l); d = {}; d["d"] = d; t(d); t(l, check_circular=False) if 0 else None
class Enc(json.JSONEncoder):
    def default(self, o): return {"type": type(o).__name__}
t([1j, {2}], cls=Enc); t(1, 2); t(); t([1, 2, 3], indent=1, separators=(",", ":")); t(1, bogus=1); t([(1, 2), {"k": (3,)}]); t("a" * 5, default=5); t({"a": [1, 2, {"b": None}]}, indent=3, sort_keys=True)
print(list(json.JSONEncoder().iterencode([1, {"a": 2}])), json.JSONEncoder(indent=1).encode({}), json.encoder.py_encode_basestring_ascii("\u20ac\""), json.encoder.encode_basestring("\u20ac\""))
deep = []
for _ in range(100000): deep = [deep]
try:
    json.dumps(deep)
except RecursionError as e:
    print("RecursionError")
