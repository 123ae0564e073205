# tests/lang/dicts/fromkeys.py - fromkeys gives all keys one value
print(dict.fromkeys("ab"), dict.fromkeys([1, 2], []), dict.fromkeys(range(2), 0), {}.fromkeys("z", 1))
class D(dict): pass
d = D.fromkeys("xy", 5)
print(type(d).__name__, d)
l = dict.fromkeys("ab", [])
l["a"].append(1)
print(l)
