# tests/spine/sort_by_key.py - sorted, list.sort, keys, reverse, stability
people = [
    ("Ann", 31, "Oslo"), ("Bob", 25, "Rome"), ("Cid", 31, "Bonn"),
    ("Dan", 25, "Oslo"), ("Eve", 44, "Rome"), ("Fay", 19, "Oslo"),
]


def age(p):
    return p[1]


print([p[0] for p in sorted(people, key=age)])
print([p[0] for p in sorted(people, key=age, reverse=True)])
print([p[0] for p in sorted(people, key=lambda p: (p[2], -p[1]))])
print([p[0] for p in sorted(sorted(people, key=lambda p: p[0], reverse=True), key=age)])

numbers = []
x = 12345
for i in range(200):
    x = (x * 1103515245 + 12345) % 2147483648
    numbers.append(x % 1000)
ordered = sorted(numbers)
print(ordered[:10], ordered[-5:], len(ordered), sum(ordered) == sum(numbers))
print(all(ordered[i] <= ordered[i + 1] for i in range(len(ordered) - 1)))
numbers.sort(reverse=True)
print(numbers == ordered[::-1])

words = "the quick brown fox jumps over the lazy dog".split()
words.sort()
print(words)
words.sort(key=len)
print(words)
words.sort(key=lambda w: w[-1])
print(words)

try:
    sorted([1, "one"])
except TypeError as e:
    print(e)


class Card:
    order = "23456789TJQKA"

    def __init__(self, text):
        self.text = text

    def __lt__(self, other):
        return Card.order.index(self.text[0]) < Card.order.index(other.text[0])


print(" ".join(c.text for c in sorted([Card(t) for t in ["Kh", "2c", "Ad", "Ts", "9h", "2d"]])))
print(min(numbers), max(numbers), min(words, key=len), max(words, key=len))
