# tests/lang/weakref/hash_and_equality.py - references hash and compare as their objects while these live, by identity after
import weakref
class C:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __hash__(self): return hash(self.v)
a, b = C(1), C(1)
ra, rb = weakref.ref(a), weakref.ref(b, lambda r: None)
print(ra == rb, hash(ra) == hash(a), ra != rb)
del a
print(ra == rb, hash(ra) == hash(1), ra == ra)
x = C(2)
rx = weakref.ref(x)
del x
try:
    hash(rx)
except TypeError as e:
    print(e)
class U:
    __hash__ = None
u = U()
try:
    hash(weakref.ref(u))
except TypeError as e:
    print(e)
