# tests/lang/dicts/constructor.py - dict() from mappings, pairs and keywords
print(dict(), dict(a=1), dict({"a": 1}, b=2), dict([("a", 1), ["b", 2]]), dict(["ab", "cd"]), dict(zip("ab", (1, 2)), a=9))
class M:
    def keys(self): return ["x", "y"]
    def __getitem__(self, k): return k * 2
print(dict(M()), {**M()})
for bad in (lambda: dict(5), lambda: dict([1]), lambda: dict(["abc"]), lambda: dict([(1, 2, 3)]), lambda: dict(1, 2), lambda: dict([([], 1)]), lambda: {**5}):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
