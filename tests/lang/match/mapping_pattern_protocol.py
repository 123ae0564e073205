# tests/lang/match/mapping_pattern_protocol.py - mapping patterns ask get() with a sentinel, once a key; duplicates and missing keys
import collections, collections.abc, types
class Log(dict):
    def get(self, k, d=None): print(" get", k); return super().get(k, d)
    def __getitem__(self, k): print(" getitem", k); return super().__getitem__(k)
    def keys(self): print(" keys"); return super().keys()
    def __missing__(self, k): print(" missing", k); return "made"
def m(o):
    match o:
        case {"a": 1, "b": x, **rest}: return "ab", x, rest
        case {"a": x}: return "a", x
        case {}: return "any mapping"
        case _: return "none"
for o in (Log(a=1, b=2, c=3), Log(a=2), Log(), {}, {"a": 1}, [], 5, collections.defaultdict(list), collections.ChainMap({"a": 7}, {"b": 3}), collections.OrderedDict(b=1, a=1),
          types.MappingProxyType({"a": 0}), collections.Counter("ab"), collections.UserDict(a=1, b=9), type("Sub", (dict,), {})(a=3)):
    print(m(o))
dd = collections.defaultdict(int)
match dd:
    case {"x": v}: print("made", v)
    case _: print("not made", dict(dd))
def dup(o, K):
    match o:
        case {K.a: x, K.b: y}: return x, y
        case _: return "no"
class K: a = 1; b = 1.0
try: print(dup({1: "one"}, K))
except ValueError as e: print("ValueError", e)
print(dup({}, K), dup({2: 3}, K), dup([], K))
class K2: a = []; b = 1
try: print(dup({1: 2, 3: 4}, K2))
except TypeError as e: print(e)
def keys(o):
    match o:
        case {1: a, 2.5: b, "s": c, b"b": d, None: e, False: f, -3: g, 1 + 2j: h}: return a, b, c, d, e, f, g, h
        case {-1: a, False: b}: return a, b
    return None
try: print(keys({1: 1, 2.5: 2, "s": 3, b"b": 4, None: 5, 0: 6, -3: 7, 1 + 2j: 8}))
except ValueError as e: print(e)
print(keys({-1: "neg", 0: "false"}))
class Reg:
    def __len__(self): return 2
    def get(self, k, d): print(" get", k, type(d).__name__, d is not None); return k * 2 if k == "a" else d
    def keys(self): return ["a"]
    def __getitem__(self, k): print(" item", k); return k
collections.abc.Mapping.register(Reg)
print(m(Reg()))
match Reg():
    case {"a": v, **rest}: print(v, rest)
match {"k": {"n": [1, {"z": (2, 3)}]}}:
    case {"k": {"n": [_, {"z": [*_, last]}], **empty}, **none}: print(last, empty, none)
r = {"x": 1, "y": 2}
match r:
    case {"x": _, **rest}: rest["new"] = 1; print(rest, r)
