# toolz: functions and tables put together
from toolz import (accumulate, assoc_in, compose, concat, curry, dissoc, frequencies, get_in, groupby, interleave, itemmap, join, juxt, keyfilter, memoize,
                   merge_with, nth, partition_all, pipe, pluck, reduceby, remove, sliding_window, take, thread_last, topk, unique, update_in, valmap)
from toolz.curried import filter as cfilter, map as cmap
import operator
import tlz

words = "the quick brown fox jumps over the lazy dog the end".split()
print(pipe(words, cmap(len), cfilter(lambda n: n > 3), list, sum), frequencies(words), groupby(len, words), topk(3, words, key=len))
print(list(sliding_window(2, "abcd")), list(partition_all(3, range(8))), list(take(5, interleave(["abc", "12"]))), list(unique("abracadabra")), nth(2, words))
print(reduceby(len, operator.add, words, ""), merge_with(sum, {"a": 1}, {"a": 2, "b": 3}), valmap(str, {1: 2}), keyfilter(bool, {0: 1, 1: 2}), itemmap(reversed, {1: 2}))
print(update_in({"a": {"b": 1}}, ["a", "b"], lambda n: n + 1), assoc_in({}, ["x", "y"], 3), get_in(["a", 0, "b"], {"a": [{"b": 5}]}), dissoc({1: 2, 3: 4}, 1))
print(sorted(join(0, [(1, "a"), (2, "b")], 0, [(2, "x"), (3, "y")], left_default=None, right_default=None), key=str), list(pluck("k", [{"k": 1}, {"k": 2}])))


@curry
def add3(a, b, c=3):
    return a + b + c


print(add3(1)(2), add3(1, c=10)(2), compose(str, add3(1))(5), juxt(min, max)([3, 1, 2]), thread_last([1, 2, 3], (map, lambda n: n * n), list), list(accumulate(operator.mul, [1, 2, 3, 4])))


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), list(remove(str.isupper, "aBcD")), list(concat([[1], [2, 3]])), tlz.first("abc"), repr(add3)[:15])
