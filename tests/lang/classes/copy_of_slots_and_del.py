# tests/lang/classes/copy_of_slots_and_del.py - slot descriptors get, set and delete on the right instances only
class A:
    __slots__ = ("v",)
a, b = A(), A()
a.v = 1
A.v.__set__(b, 2)
print(a.v, b.v, A.v.__get__(a, A), A.v.__name__, A.v.__objclass__ is A)
A.v.__delete__(a)
print(hasattr(a, "v"))
for act in (lambda: A.v.__get__(5), lambda: A.v.__set__(object(), 1), lambda: A.v.__delete__(a)):
    try:
        act()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(repr(A.v))
