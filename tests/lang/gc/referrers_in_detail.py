# tests/lang/gc/referrers_in_detail.py - get_referrers: each container once, several targets at once, classes by their instances
# presets: not stress
import gc
gc.disable()
a, b = [], []
holders = {"list": [a], "tuple": (a, a), "dict": {1: a}, "set_of_tuple": (b,)}
r = gc.get_referrers(a)
print([sum(x is h for x in r) for h in holders.values()])
r = gc.get_referrers(a, b)
print([sum(x is h for x in r) for h in holders.values()], any(x is globals() for x in r))
print(gc.get_referrers(), type(gc.get_referrers(a)).__name__)
class C: pass
i = C()
print(any(x is i for x in gc.get_referrers(C)))
def f():
    local = []
    def g(): return local
    return [type(x).__name__ for x in gc.get_referrers(local)]
print(f())
def gen():
    x = []
    yield x
it = gen()
x = next(it)
print(sorted({type(y).__name__ for y in gc.get_referrers(x)} - {"dict"}))
l = [a]
t = [l]
print(any(y is t for y in gc.get_referrers(a)))
