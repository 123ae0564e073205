# tests/lang/match/fifteen_cases.py - the first case that fits is taken, among cases of all kinds with guards
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def f(v):
    match v:
        case [a, b] if a > b: return "gt", a, b
        case [a, *rest] if rest: return "rest", a, rest
        case {"k": k, **others} if k: return "map", k, others
        case P(x=0, y=y) | P(y=0, x=y): return "P", y
        case P(x, y) if x == y: return "diag", x
        case (int() | float()) as n if n > 5: return "num", n
        case str(s) if len(s) > 1: return "str", s
        case bytes() | bytearray() as b: return "bytes", b
        case (1 | 2) | (3 | 4): return "small",
        case [[[deep]]]: return "deep", deep
        case [None, True, False]: return "consts",
        case {"a": {"b": [c, *_]}}: return "path", c
        case -1 | -1.5 | 1 + 2j | -3 - 4j: return "signed",
        case "a" "b": return "never",
        case [*all_]: return "seq", all_
        case None: return "none",
        case _: return "other", type(v).__name__
for v in ([2, 1], [1, 2], [1], [], [1, 2, 3], {"k": 1, "z": 2}, {"k": 0}, {}, P(0, 5), P(5, 0), P(3, 3), P(1, 2), 6, 5, 7.5, 1, 3, True, "abc", "x", b"q", bytearray(b"w"), [[[9]]], [None, True, False], {"a": {"b": (7, 8)}}, -1, -1.5, 1 + 2j, -3 - 4j, None, range(3), iter([]), {1}, 0.0, memoryview(b"ab"), type):
    r = f(v)
    print(r[0], *r[1:])
