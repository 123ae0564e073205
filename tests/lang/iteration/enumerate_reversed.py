# tests/lang/iteration/enumerate_reversed.py - enumerate counts from start, reversed goes backwards
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], 1)), list(enumerate("a", start=-1)), next(enumerate([7], 10 ** 30)))
print(list(reversed("abc")), list(reversed(range(5))), list(reversed((1, 2))), list(reversed({"a": 1, "b": 2})))
class R:
    def __reversed__(self): return iter("own")
class L:
    def __len__(self): return 2
    def __getitem__(self, i): return i
print(list(reversed(R())), list(reversed(L())))
for bad in (lambda: reversed(5), lambda: reversed({1}), lambda: reversed(x for x in "a"), lambda: enumerate(5), lambda: enumerate("a", "b"), lambda: enumerate()):
    try:
        bad()
    except TypeError as e:
        print(e)
