# tests/lang/classes/hash_inheritance.py - __hash__ is inherited unless __eq__ is defined anew
class A:
    def __hash__(self): return 7
class B(A): pass
class C(A):
    def __eq__(self, o): return self is o
class D(C):
    __hash__ = A.__hash__
class E(A):
    __hash__ = None
print(hash(A()), hash(B()), hash(D()), C.__hash__, E.__hash__)
for c in (C, E):
    try:
        hash(c())
    except TypeError as e:
        print(e)
import collections.abc
print(isinstance(A(), collections.abc.Hashable), isinstance(C(), collections.abc.Hashable))
