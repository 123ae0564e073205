# tests/lang/classes/contains_iter_fallbacks.py - in uses __contains__, then __iter__, then __getitem__
class A:
    def __contains__(self, x): return x == 1
    def __iter__(self): raise RuntimeError
class B:
    def __iter__(self): return iter([1, 2])
class C:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
class D:
    __contains__ = None
    def __iter__(self): return iter([1])
print(1 in A(), 2 in A(), 2 in B(), 3 in B(), 2 in C(), 9 in C())
for o in (D(), 5, object()):
    try:
        1 in o
    except TypeError as e:
        print(e)
