# tests/lang/itertools/repr_copy_and_pickle.py - repr of counts and repeats, copies in the middle, length hints
import itertools as it, copy, operator
for x in (it.count(), it.count(5), it.count(5, 2), it.count(1.5), it.count(1, 0.5), it.count(-1, -1), it.count(2**70), it.repeat(1), it.repeat("a", 3), it.repeat([], 0), it.count(5, 1), it.count(True)):
    print(repr(x), x.__reduce__()[1])
c = it.count(10, 5); next(c); print(c, next(copy.copy(c)), next(c), c)
r = it.repeat("x", 5); next(r); print(r, operator.length_hint(r), list(copy.copy(r)), list(r), operator.length_hint(r))
def after(n, i):
    for _ in range(n): next(i)
    return i
for name, make in (("chain", lambda: it.chain("ab", "cd")), ("cycle", lambda: it.islice(it.cycle("abc"), 6)), ("islice", lambda: it.islice("abcdef", 1, 6, 2)), ("takewhile", lambda: it.takewhile(str.isalpha, "abc1d")), ("dropwhile", lambda: it.dropwhile(str.isdigit, "12abc")), ("accumulate", lambda: it.accumulate([1, 2, 3])), ("compress", lambda: it.compress("abcd", [1, 1, 1, 1])), ("filterfalse", lambda: it.filterfalse(str.isdigit, "a1b2c")), ("starmap", lambda: it.starmap(pow, [(2, 2), (3, 3), (1, 1)])), ("zip_longest", lambda: it.zip_longest("abc", "d")), ("product", lambda: it.product("ab", "cd")), ("permutations", lambda: it.permutations("abc", 2)), ("combinations", lambda: it.combinations("abcd", 2)), ("cwr", lambda: it.combinations_with_replacement("abc", 2)), ("tee", lambda: it.tee("abcd")[0]), ("pairwise", lambda: it.pairwise("abcd"))):
    i = after(2, make())
    try:
        k = copy.copy(i)
        print(name, list(i), list(k))
    except TypeError as e:
        print(name, list(i), e)
a, b = it.tee(iter("abcdef")); print(next(a), next(a), next(b), list(copy.copy(a)), list(b), list(a))
def gen():
    yield 1
    list(t2)
    yield 2
t1, t2 = it.tee(gen())
try:
    print(next(t1)); next(t1)
except Exception as e:
    print(type(e).__name__, e)
g = it.groupby("aab"); k1, v1 = next(g); k2, v2 = next(g); print(k1, list(v1), k2, list(v2))
