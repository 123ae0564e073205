"""Shortest ways: Dijkstra over a road map read from roads.txt, A* over a terrain read from map.txt.

Both use a heap of their own making next to heapq's, and must agree with each other and with a
slow search that relaxes all edges until nothing changes.
"""
import heapq
import sys

COST = {".": 1, ",": 2, ":": 4, "^": 9, "=": 1}
INFINITY = float("inf")


class Heap:
    """A binary heap of (priority, item) with decrease-key by position."""

    def __init__(self):
        self.items = []
        self.where = {}

    def __len__(self):
        return len(self.items)

    def put(self, priority, item):
        at = self.where.get(item)
        if at is None:
            at = len(self.items)
            self.items.append((priority, item))
        elif self.items[at][0] <= priority:
            return False
        else:
            self.items[at] = (priority, item)
        self.where[item] = at
        self.rise(at)
        return True

    def pop(self):
        top = self.items[0]
        last = self.items.pop()
        del self.where[top[1]]
        if self.items:
            self.items[0] = last
            self.where[last[1]] = 0
            self.sink(0)
        return top

    def swap(self, a, b):
        self.items[a], self.items[b] = self.items[b], self.items[a]
        self.where[self.items[a][1]] = a
        self.where[self.items[b][1]] = b

    def rise(self, at):
        while at:
            parent = (at - 1) // 2
            if self.items[parent] <= self.items[at]:
                return
            self.swap(at, parent)
            at = parent

    def sink(self, at):
        n = len(self.items)
        while True:
            child = 2 * at + 1
            if child >= n:
                return
            if child + 1 < n and self.items[child + 1] < self.items[child]:
                child += 1
            if self.items[at] <= self.items[child]:
                return
            self.swap(at, child)
            at = child


class Roads:
    def __init__(self, path):
        self.roads = {}
        with open(path, encoding="utf-8") as f:
            for number, line in enumerate(f, 1):
                line = line.split("#")[0].strip()
                if not line:
                    continue
                try:
                    a, b, km = [part.strip() for part in line.split(",")]
                    self.connect(a, b, int(km))
                except ValueError as e:
                    print(f"roads.txt, line {number}: {e}")

    def connect(self, a, b, km):
        self.roads.setdefault(a, {})[b] = km
        self.roads.setdefault(b, {})[a] = km

    def dijkstra(self, start):
        distance, before = {start: 0}, {}
        heap = Heap()
        heap.put(0, start)
        while heap:
            d, town = heap.pop()
            for other, km in sorted(self.roads[town].items()):
                if d + km < distance.get(other, INFINITY):
                    distance[other] = d + km
                    before[other] = town
                    heap.put(d + km, other)
        return distance, before

    def slow(self, start):
        distance = dict.fromkeys(self.roads, INFINITY)
        distance[start] = 0
        changed = True
        while changed:
            changed = False
            for a, others in self.roads.items():
                for b, km in others.items():
                    if distance[a] + km < distance[b]:
                        distance[b] = distance[a] + km
                        changed = True
        return {town: d for town, d in distance.items() if d < INFINITY}


def way(before, goal):
    path = [goal]
    while path[-1] in before:
        path.append(before[path[-1]])
    return path[::-1]


class Terrain:
    def __init__(self, lines):
        self.lines = lines
        self.height, self.width = len(lines), len(lines[0])
        for y, line in enumerate(lines):
            for mark in "SG":
                if mark in line:
                    setattr(self, {"S": "start", "G": "goal"}[mark], (line.index(mark), y))

    def cost(self, x, y):
        return COST.get(self.lines[y][x], 1 if self.lines[y][x] in "SG" else None)

    def neighbours(self, at):
        x, y = at
        for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= nx < self.width and 0 <= ny < self.height:
                cost = self.cost(nx, ny)
                if cost is not None:
                    yield (nx, ny), cost

    def search(self, estimate):
        """(cost, path, fields looked at) by A*; with an estimate of 0 it is Dijkstra's."""
        heap = [(estimate(self.start, self.goal), 0, self.start)]
        best, before, done = {self.start: 0}, {}, set()
        while heap:
            _, cost, at = heapq.heappop(heap)
            if at in done:
                continue
            done.add(at)
            if at == self.goal:
                return cost, way(before, at), len(done)
            for other, step in self.neighbours(at):
                if cost + step < best.get(other, INFINITY):
                    best[other] = cost + step
                    before[other] = at
                    heapq.heappush(heap, (cost + step + estimate(other, self.goal), cost + step, other))
        return None, [], len(done)

    def drawn(self, path):
        lines = [list(line) for line in self.lines]
        for x, y in path[1:-1]:
            lines[y][x] = "o"
        return ["".join(line) for line in lines]


def manhattan(a, b):
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def nothing(a, b):
    return 0


def grown(lines, times):
    """A larger map: copies side by side, only the first start and the last goal kept."""
    rows = []
    for y, line in enumerate(lines):
        inner = line[1:-1].replace("S", ".").replace("G", ".")
        rows.append("#" + "+".join([inner] * times).replace("+", "#" if y % 3 else ".") + "#")
    first = next(y for y, line in enumerate(lines) if "S" in line)
    last = next(y for y, line in enumerate(lines) if "G" in line)
    rows[first] = rows[first][0] + "S" + rows[first][2:]
    rows[last] = rows[last][:-2] + "G" + rows[last][-1]
    return rows


def main():
    small = sys.argv[1:] == ["small"]
    roads = Roads("roads.txt")
    print(len(roads.roads), "towns", sum(map(len, roads.roads.values())) // 2, "roads")
    for start, goal in [("Arn", "Yst"), ("Hove", "Ulm Bridge"), ("Kell", "Arn"), ("Lone Isle", "Lone Rock")]:
        distance, before = roads.dijkstra(start)
        print(f"{start} - {goal}: {distance.get(goal)} km by {' > '.join(way(before, goal))}")
    print("Arn - Lone Isle:", roads.dijkstra("Arn")[0].get("Lone Isle", "no way"))
    for town in sorted(roads.roads)[:4 if small else 30]:
        if roads.dijkstra(town)[0] != roads.slow(town):
            print("searches differ from", town)
    table = {t: roads.dijkstra(t)[0] for t in roads.roads}
    middle = min((max(d.values()), t) for t, d in table.items() if len(d) > 5)
    print("most central:", middle)

    with open("map.txt") as f:
        lines = f.read().split("\n")
    lines = [line for line in lines if line]
    terrain = Terrain(lines)
    cost, path, looked = terrain.search(manhattan)
    slow_cost, slow_path, slow_looked = terrain.search(nothing)
    print(cost, len(path), looked, "/", slow_cost, slow_looked, cost == slow_cost, looked <= slow_looked)
    print("\n".join(terrain.drawn(path)))
    large = Terrain(grown(lines, 2 if small else 6))
    cost, path, looked = large.search(manhattan)
    print(large.width, large.height, cost, len(path), looked, large.search(nothing)[0] == cost)
    closed = Terrain([line.replace("=", "#") for line in lines])
    print(closed.search(manhattan))


if __name__ == "__main__":
    main()
