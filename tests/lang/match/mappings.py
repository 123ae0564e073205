# tests/lang/match/mappings.py - mapping patterns take dicts that have the keys; ** takes the rest
def f(x):
    match x:
        case {"type": "point", "x": x, "y": y}: return "point", x, y
        case {"type": "line", **rest}: return "line", rest
        case {1: _, **rest}: return "one", rest
        case {}: return "any mapping"
        case _: return "no"
print([f(x) for x in ({"type": "point", "x": 1, "y": 2, "z": 3}, {"type": "line", "a": 1}, {1: 2, 3: 4}, {}, {"q": 1}, [1], None)])
class D(dict):
    def __missing__(self, k): return "made"
match D(a=1):
    case {"zz": v}: print("missing is not asked", v)
    case {"a": v}: print("a", v)
key = "dynamic"
class K: k = "dynamic"
match {"dynamic": 5}:
    case {K.k: v}: print("dotted key", v)
