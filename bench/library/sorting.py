"""sorting: numbers, words, tuples and records, by themselves and by key, up and down, and what stands on order."""
import bisect
import heapq
from functools import cmp_to_key
from operator import attrgetter, itemgetter

state = 12345


def number():
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return state >> 4


class Record:
    def __init__(self, key, name):
        self.key, self.name = key, name

    def __lt__(self, other):
        return self.key < other.key


numbers = [number() for _ in range(100000)]
words = [f"w{n % 7919}" for n in numbers]
pairs = [(n % 100, n % 1000 / 7, w) for n, w in zip(numbers, words)]
records = [Record(n, w) for n, w in zip(numbers[:15000], words)]
print(sorted(numbers)[500], sorted(numbers, reverse=True)[500], sorted(map(float, numbers))[7], sorted(words)[777], sorted(pairs)[4242])
print(sorted(numbers, key=lambda n: n % 1000)[9], sorted(pairs, key=itemgetter(2, 0))[100], sorted(words, key=len)[50000], sorted(words, key=str.lower)[3])
print(sorted(records)[17].name, sorted(records, key=attrgetter("name"))[8].key, sorted(numbers[:9000], key=cmp_to_key(lambda a, b: (a > b) - (a < b)))[9])
ordered = sorted(numbers)
ordered.sort()
ordered += numbers[:1000]
ordered.sort()
print(ordered[50], sum(bisect.bisect(ordered, n) for n in numbers[:60000]), min(words), max(pairs, key=lambda p: p[1]))
heap = []
for n in numbers[:50000]:
    heapq.heappush(heap, n)
print(sum(heapq.heappop(heap) for _ in range(30000)), heapq.nsmallest(3, numbers), heapq.nlargest(2, pairs), sum(heapq.merge(ordered[::3], ordered[1::3])))
