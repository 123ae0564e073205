# tests/lang/descriptors/method_descriptors.py - methods of built-in types are descriptors that check self
print(str.upper("ab"), list.append.__name__, type(str.upper).__name__, type("".upper).__name__, type(str.__add__).__name__)
for bad in (lambda: str.upper(5), lambda: list.append(), lambda: list.append((), 1), lambda: str.upper(), lambda: int.__add__("a", 1), lambda: dict.get([], 1)):
    try:
        bad()
    except TypeError as e:
        print(e)
print(int.__add__(1, 2), (1).__add__("x"), str.__len__("abc"), list.__getitem__([1, 2], 0))
print("".join.__self__ == "", str.join.__get__("-")(["a", "b"]))
