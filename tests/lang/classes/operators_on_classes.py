# tests/lang/classes/operators_on_classes.py - | makes unions of classes, and classes compare by identity
print(int | str, int | None, (int | str) == (str | int), isinstance(1, int | str), issubclass(bool, int | str), int == int, int != str, hash(int) == hash(int), (int | str).__args__, type(int | str).__name__)
class C: pass
print((C | int).__args__[0] is C, int | int)
for bad in (lambda: int | 5, lambda: int + str, lambda: int < str, lambda: -int, lambda: int[0]):
    try:
        bad()
    except TypeError as e:
        print(e)
