"""Conway's Life on sets of cells, on a torus of rows as integers, and as text; all must agree.

Reads patterns.txt: a name, a colon, rows of O and dots, an empty line.
"""
import sys
from collections import Counter


def read_patterns(path):
    patterns, name, y = {}, None, 0
    with open(path) as f:
        for line in f:
            line = line.rstrip("\n")
            if line.endswith(":"):
                name, y = line[:-1], 0
                patterns[name] = set()
            elif line:
                patterns[name] |= {(x, y) for x, c in enumerate(line) if c == "O"}
                y += 1
    return patterns


def step_set(cells):
    """One generation on the endless plane."""
    counts = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


class Torus:
    """One int a row; a generation by adding up bits of eight neighbours at once."""

    def __init__(self, width, height, cells=()):
        self.width, self.height = width, height
        self.full = (1 << width) - 1
        self.rows = [0] * height
        for x, y in cells:
            self.rows[y % height] |= 1 << x % width

    def left(self, row):
        return (row << 1 | row >> self.width - 1) & self.full

    def right(self, row):
        return (row >> 1 | row << self.width - 1) & self.full

    def step(self):
        new = []
        for y, row in enumerate(self.rows):
            above, below = self.rows[y - 1], self.rows[(y + 1) % self.height]
            neighbours = [self.left(above), above, self.right(above), self.left(row), self.right(row), self.left(below), below, self.right(below)]
            ones = twos = fours = 0
            for n in neighbours:
                carry = ones & n
                ones ^= n
                carry2 = twos & carry
                twos ^= carry
                fours |= carry2
            new.append(twos & ~fours & (ones | row))
        self.rows = new

    def cells(self):
        return {(x, y) for y, row in enumerate(self.rows) for x in range(self.width) if row >> x & 1}

    def population(self):
        return sum(row.bit_count() for row in self.rows)

    def __str__(self):
        return "\n".join("".join(".O"[row >> x & 1] for x in range(self.width)) for row in self.rows)


def shape(cells):
    """The same for cells that differ only by a shift."""
    if not cells:
        return frozenset()
    x0, y0 = min(x for x, _ in cells), min(y for _, y in cells)
    return frozenset((x - x0, y - y0) for x, y in cells)


def life_story(name, cells, limit):
    seen = {shape(cells): (0, min(cells, default=(0, 0)))}
    for generation in range(1, limit + 1):
        cells = step_set(cells)
        if not cells:
            return f"{name} dies in generation {generation}"
        s = shape(cells)
        if s in seen:
            first, (x0, y0) = seen[s]
            x, y = min(cells)
            kind = "still" if generation - first == 1 and (x, y) == (x0, y0) else "oscillates" if (x, y) == (x0, y0) else "moves"
            return f"{name} {kind}: period {generation - first} from generation {first}, shift ({x - x0}, {y - y0})"
        seen[s] = generation, min(cells)
    return f"{name} lives on after {limit} generations with {len(cells)} cells"


def main():
    small = sys.argv[1:] == ["small"]
    patterns = read_patterns("patterns.txt")
    for name, cells in patterns.items():
        print(life_story(name, cells, 10 if small else 40))

    torus = Torus(24, 12, {(x + 2, y + 2) for x, y in patterns["glider"]})
    for generation in range(13):
        if generation % 4 == 0:
            print(f"-- {generation}: {torus.population()}")
            print(torus)
        torus.step()

    for name, cells in patterns.items():
        plane = {(x + 40, y + 40) for x, y in cells}
        torus = Torus(90, 90, plane)
        for _ in range(6 if small else 25):
            plane = step_set(plane)
            torus.step()
        print(f"{name}: {len(plane)} cells, {'same' if plane == torus.cells() else 'DIFFERENT'}")

    torus = Torus(80, 80, {(x + 40, y + 40) for x, y in patterns["r-pentomino"]})
    history = []
    for generation in range(60 if small else 400):
        torus.step()
        history.append(torus.population())
    print(history[::20], max(history))
    print(sum(torus.rows) % 1000003)


if __name__ == "__main__":
    main()
