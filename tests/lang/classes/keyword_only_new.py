# tests/lang/classes/keyword_only_new.py - object's constructor complains only when neither __new__ nor __init__ takes arguments
class N:
    def __new__(cls, x): return object.__new__(cls)
print(isinstance(N(1), N))
class I:
    def __init__(self, x): self.x = x
print(I(2).x)
try:
    object.__new__(I, 1, 2)
    print("allowed")
except TypeError as e:
    print(e)
class B(N):
    def __new__(cls, x): return object.__new__(cls, x)
try:
    B(1)
except TypeError as e:
    print(e)
for bad in (lambda: object.__new__(), lambda: object.__new__(1), lambda: int.__new__(str), lambda: object.__new__(int), lambda: str.__new__(object)):
    try:
        bad()
    except TypeError as e:
        print(e)
