# tests/lang/dicts/mappingproxy.py - a mapping proxy is a read-only live view
import types
d = {"a": 1}
p = types.MappingProxyType(d)
d["b"] = 2
print(p, p["b"], len(p), list(p), "a" in p, p.get("z", 0), p == d, p | {"c": 3}, p.copy(), list(p.items()), list(reversed(p)))
for bad in (lambda: p.update({}), lambda: p.__setitem__, lambda: p.pop("a"), lambda: p["zz"], lambda: types.MappingProxyType([1]), lambda: hash(p)):
    try:
        bad()
        print("ok")
    except (TypeError, AttributeError, KeyError) as e:
        print(type(e).__name__, e)
