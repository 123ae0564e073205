# tests/lang/dicts/missing_hook.py - __missing__ of a subclass serves subscripts only
class D(dict):
    def __missing__(self, k):
        self[k] = v = k * 2
        return v
d = D()
print(d["ab"], d, d.get("z"), "z" in d)
class P(dict): pass
try:
    P()["k"]
except KeyError as e:
    print(repr(e))
