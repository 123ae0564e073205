"""collections census: people are counted, grouped, queued and layered with the types of collections."""
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque, namedtuple

Person = namedtuple("Person", "name age town")
towns = ["Bern", "Chur", "Genf", "Thun", "Zug"]
people = [Person(f"p{n * 7919 % 5003}", n * 31 % 90, towns[n * n % 5]) for n in range(60000)]
by_town, ages = defaultdict(list), Counter()
for p in people:
    by_town[p.town].append(p.age)
ages.update(p.age for p in people)
names = Counter(p.name for p in people)
print({t: sum(a) for t, a in sorted(by_town.items())}, ages.most_common(3), len(names), (ages - Counter(by_town["Chur"])).total())
older = [p._replace(age=p.age + 1) for p in people[:12000]]
print(older[5], sum(p.age for p in older), people[3] == Person(*people[3]), sum(age for _, age, _ in people))
queue, seen = deque(maxlen=500), 0
for p in people:
    queue.append(p.age)
    if len(queue) == 500:
        queue.rotate(3)
        seen += queue.popleft() + queue[-1]
print(seen, sum(queue))
waiting = deque(range(1000))
for _ in range(150000):
    waiting.append(waiting.popleft())
print(waiting[0], waiting.index(999))
recent = OrderedDict()
for p in people:
    if p.name in recent:
        recent.move_to_end(p.name)
    recent[p.name] = p.age
    if len(recent) > 800:
        recent.popitem(last=False)
print(len(recent), next(iter(recent)), sum(recent.values()))
layers = ChainMap({}, {"a": 1}, dict.fromkeys("abcdef", 0))
total = 0
for n in range(30000):
    total += layers["a"] + layers["f"] + ("z" in layers)
print(total, Counter("abracadabra" * 20000).most_common(2))
