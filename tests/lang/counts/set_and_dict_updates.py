# tests/lang/counts/set_and_dict_updates.py - replacing a value under an equal key keeps the old key and drops the old value
import sys
k1, k2 = 10 ** 20, 10 ** 20 + 1 - 1
v1, v2 = object(), object()
b = [sys.getrefcount(o) for o in (v1, v2)]
d = {k1: v1}
d[k2] = v2
print([sys.getrefcount(o) - n for o, n in zip((v1, v2), b)])
d.update({k1: v1})
print([sys.getrefcount(o) - n for o, n in zip((v1, v2), b)], len(d))
del d
print([sys.getrefcount(o) - n for o, n in zip((v1, v2), b)])
