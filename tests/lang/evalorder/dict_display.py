# tests/lang/evalorder/dict_display.py - a dict display evaluates key, then value, pair by pair
def n(v):
    print(v, end=" ")
    return v
d = {n("k1"): n("v1"), n("k2"): n("v2")}
print(d)
d = {n("k"): n("v"), **{n("x"): n("y")}}
print(d)
d = {n(i): n(i * 10) for i in range(2)}
print(d)
