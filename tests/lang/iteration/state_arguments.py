# tests/lang/iteration/state_arguments.py - what __setstate__() of iterators takes and what it says to the rest
import array, itertools
class Index:
    def __index__(self): return 1
makers = [lambda: iter([1, 2]), lambda: iter((1, 2)), lambda: iter("ab"), lambda: iter("é\u1234"), lambda: iter(b"ab"), lambda: iter(bytearray(b"ab")),
          lambda: reversed([1, 2]), lambda: reversed("ab"), lambda: iter(array.array("i", [1, 2])), lambda: itertools.islice([1, 2, 3], 2),
          lambda: itertools.cycle("ab"), lambda: itertools.chain([1]), lambda: itertools.permutations("abc")]
for make in makers:
    print(type(make()).__name__)
    for state in (0, 1, 5, -1, True, 2**70, Index(), None, "x", (), (1,), (1, 2), (1, 2, 3), ([], 1), ((), ()), ((), 1), (iter([5]),)):
        it = make()
        shown = "Index()" if isinstance(state, Index) else "iterator" if state and isinstance(state, tuple) and hasattr(state[0], "__next__") else state
        try:
            it.__setstate__(state)
        except Exception as e:
            print(shown, type(e).__name__, e)
        else:
            try:
                print(shown, list(itertools.islice(it, 4)))
            except TypeError as e: # a chain of ints
                print(shown, e)
