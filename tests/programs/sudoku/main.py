"""Sudoku by elimination and search: reads puzzles.txt, prints solutions and how hard they were."""
import sys

DIGITS = "123456789"
ROWS = "ABCDEFGHI"


def cross(a, b):
    return [x + y for x in a for y in b]


SQUARES = cross(ROWS, DIGITS)
UNITS = ([cross(ROWS, c) for c in DIGITS] + [cross(r, DIGITS) for r in ROWS] + [cross(rs, cs) for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")])
UNITS_OF = {s: [u for u in UNITS if s in u] for s in SQUARES}
PEERS = {s: sorted({p for u in UNITS_OF[s] for p in u} - {s}) for s in SQUARES}


class Contradiction(Exception):
    pass


class Board:
    """What digits each square may still have."""

    def __init__(self, options=None):
        self.options = dict(options) if options else dict.fromkeys(SQUARES, DIGITS)

    @classmethod
    def from_text(cls, text):
        marks = [c for c in text if c in DIGITS or c in "0."]
        if len(marks) != 81:
            raise ValueError(f"{len(marks)} squares instead of 81")
        board = cls()
        for square, mark in zip(SQUARES, marks):
            if mark in DIGITS:
                board.assign(square, mark)
        return board

    def assign(self, square, digit):
        if digit not in self.options[square]:
            raise Contradiction(f"{square} cannot be {digit}")
        for other in self.options[square].replace(digit, ""):
            self.eliminate(square, other)

    def eliminate(self, square, digit):
        options = self.options
        if digit not in options[square]:
            return
        options[square] = options[square].replace(digit, "")
        if not options[square]:
            raise Contradiction(f"{square} has no digit left")
        if len(options[square]) == 1:
            for peer in PEERS[square]:
                self.eliminate(peer, options[square])
        for unit in UNITS_OF[square]:
            places = [s for s in unit if digit in options[s]]
            if not places:
                raise Contradiction(f"no place for {digit}")
            if len(places) == 1 and len(options[places[0]]) > 1:
                self.assign(places[0], digit)

    def solved(self):
        return all(len(o) == 1 for o in self.options.values())

    def narrowest(self):
        return min((len(o), s) for s, o in self.options.items() if len(o) > 1)[1]

    def check(self):
        return all(sorted(self.options[s] for s in unit) == list(DIGITS) for unit in UNITS)

    def text(self):
        return "".join(o if len(o) == 1 else "." for o in self.options.values())

    def __str__(self):
        lines = []
        for r in ROWS:
            cells = [self.options[r + c] if len(self.options[r + c]) == 1 else "." for c in DIGITS]
            lines.append(" | ".join(" ".join(cells[i:i + 3]) for i in (0, 3, 6)))
            if r in "CF":
                lines.append("------+-------+------")
        return "\n".join(lines)


class Search:
    def __init__(self):
        self.guesses = self.dead_ends = self.depth = 0

    def solutions(self, board, depth=0):
        self.depth = max(self.depth, depth)
        if board.solved():
            yield board
            return
        square = board.narrowest()
        for digit in board.options[square]:
            self.guesses += 1
            copy = Board(board.options)
            try:
                copy.assign(square, digit)
            except Contradiction:
                self.dead_ends += 1
                continue
            yield from self.solutions(copy, depth + 1)


def solve(name, text, show):
    try:
        board = Board.from_text(text)
    except (ValueError, Contradiction) as e:
        print(f"{name}: {type(e).__name__}: {e}")
        return None
    known = sum(c in DIGITS for c in text)
    by_rules = sum(c != "." for c in board.text())
    search = Search()
    found = []
    for solution in search.solutions(board):
        found.append(solution)
        if len(found) == 2:
            break
    state = ["no solution", "one solution", "more than one solution"][len(found)]
    print(f"{name}: {known} given, {by_rules} by rules, {search.guesses} guesses, {search.dead_ends} dead ends, depth {search.depth}, {state}")
    if found:
        if not found[0].check():
            print("WRONG")
        print(found[0] if show else found[0].text())
    return found[0].text() if found else None


def main():
    small = sys.argv[1:] == ["small"]
    puzzles = []
    with open("puzzles.txt") as f:
        for line in f:
            line = line.strip()
            if line and not line.startswith("#"):
                name, _, text = line.partition(":")
                puzzles.append((name.strip(), text.strip()))
    if small:
        puzzles = puzzles[:2] + puzzles[-3:]
    answers = {}
    for i, (name, text) in enumerate(puzzles):
        answers[name] = solve(name, text, show=i == 0)
    print(sum(a is not None for a in answers.values()), "of", len(answers), "solved")


if __name__ == "__main__":
    main()
