# tests/lang/iteration/getitem_fallback.py - objects with only __getitem__ are iterated by index until IndexError
class S:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
print(list(S()), 20 in S(), 25 in S(), [*S()], list(zip(S(), "ab")))
class Stop:
    def __getitem__(self, i):
        if i == 2: raise StopIteration
        return i
print(list(Stop()))
class E:
    def __getitem__(self, i): raise KeyError(i)
try:
    list(E())
except KeyError as e:
    print("KeyError", e)
