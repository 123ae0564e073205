# tests/lang/dicts/update_sources.py - dict() and update() from mappings by keys(), from pairs of all kinds, and bad ones
class K:
    def keys(self): return iter("ab")
    def __getitem__(self, k): return k * 2
class KBad:
    def keys(self): return 5
class KGet:
    def keys(self): return ["a"]
class KErr:
    def keys(self): raise ValueError("keys")
class KAttr:
    keys = ["q"]
    def __getitem__(self, k): return 0
    def __iter__(self): return iter([(1, 2)])
class Both(list):
    def keys(self): return ["x"]
    def __getitem__(self, k): return "by key"
sources = [{}, {"a": 1}, K(), KBad(), KGet(), KErr(), KAttr(), Both([(1, 2)]), [(1, 2)], [[1, 2]], ["ab"], ["abc"], [()], [1], [(1, 2, 3)], (("x", "y"),), iter([("a", 1)]), zip("ab", [1, 2]), 5, None, "ab", "", ["a"], [{1, 2}], [([], 1)], [(1, 2), 3], {("a", "b")}, ((i, i) for i in range(2)), map(lambda x: x, [(1, 2)]), [b"ab"], {1: 2}.items(), enumerate("ab"), range(1), [range(2)]]
for s in sources:
    for f in (lambda s: dict(s), lambda s: {"o": 0} | s if isinstance(s, dict) else (lambda d: (d.update(s), d)[1])({"o": 0})):
        try:
            print(type(s).__name__, f(s))
        except Exception as e:
            print(type(s).__name__, type(e).__name__, e)
for f in (lambda: dict(1, 2), lambda: dict([(1, 2)], a=1), lambda: dict({}, **{"a b": 1}), lambda: dict(**{1: 2}), lambda: {}.update(1, 2), lambda: {} | [(1, 2)], lambda: {}.__or__([(1, 2)]), lambda: {}.__ior__([(1, 2)]), lambda: dict.fromkeys(5), lambda: dict.fromkeys([[]]), lambda: dict.fromkeys("ab", []), lambda: {}.__class_getitem__(int), lambda: dict(self=1, iterable=2), lambda: {**5}, lambda: {**[1]}, lambda: {[]: 1}, lambda: {1: 2}[[]], lambda: {}.get([]), lambda: {}.pop(1), lambda: {}.pop([], 5), lambda: {1: 2}.pop([], 5), lambda: {}.popitem(), lambda: {}.setdefault([]), lambda: [] in {}, lambda: {}.fromkeys(), lambda: {}[1, 2], lambda: {}[None], lambda: {1: 2}["a\n"], lambda: hash({}), lambda: {} < {}, lambda: {} + {}, lambda: {1} | {}, lambda: {} | {1}):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
