# tests/lang/dicts/get_setdefault_pop.py - get, setdefault and pop with and without defaults
d = {"a": 1}
print(d.get("a"), d.get("z"), d.get("z", 5), d.setdefault("a", 9), d.setdefault("b"), d.setdefault("c", []), d)
print(d.pop("a"), d.pop("zz", None), d)
for bad in (lambda: d.pop("zz"), lambda: {}.popitem(), lambda: d["nope"], lambda: d.pop(), lambda: d.get(), lambda: d.pop("a", "b", "c"), lambda: d.get([])):
    try:
        bad()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
try:
    del d["nope"]
except KeyError as e:
    print(e)
