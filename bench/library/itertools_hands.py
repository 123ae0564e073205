"""itertools hands: cards are combined, permuted, grouped, chained and cut."""
from itertools import (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby, islice,
                       pairwise, permutations, product, repeat, starmap, takewhile, tee, zip_longest)
import operator

cards = [(rank, suit) for rank in range(13) for suit in "SHDC"]
pairs = flushes = 0
for hand in combinations(cards[::2], 4):
    ranks = {r for r, _ in hand}
    pairs += len(ranks) < 4
    flushes += hand[0][1] == hand[1][1] == hand[2][1] == hand[3][1]
print(pairs, flushes)
print(sum(a < b < c for a, b, c in product(range(55), repeat=3)), sum(p[0] < p[-1] for p in permutations(range(8))))
print(sum(map(sum, combinations_with_replacement(range(14), 4))), sum(1 for _ in chain.from_iterable(repeat(cards, 4000))))
numbers = [n * n % 1009 for n in range(100000)]
print(sum(1 for _ in groupby(numbers, lambda n: n // 100)), list(islice(accumulate(numbers), 99990, None, 3)))
print(sum(starmap(operator.mul, pairwise(numbers))), sum(compress(numbers, cycle([1, 0, 1]))), len(list(filterfalse(lambda n: n % 3, numbers))))
a, b = tee(numbers)
next(b)
print(sum(x < y for x, y in zip(a, b)), sum(x or y for x, y in zip_longest(numbers, numbers[::2], fillvalue=0)))
print(sum(islice(count(7, 3), 100000)), next(dropwhile(lambda n: n != 1005, numbers), None), sum(takewhile(lambda n: n < 150000, count())))
