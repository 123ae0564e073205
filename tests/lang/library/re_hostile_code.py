# tests/lang/library/re_hostile_code.py - _sre.compile() refuses code that is none; what it takes runs without harm
# oracle: no
import _sre, re
from re import _compiler, _parser

def refused(code, groups=1):
    try:
        _sre.compile("p", 32, code, groups, {}, (None, None))
    except (RuntimeError, OverflowError, TypeError) as e:
        return f"{type(e).__name__}: {e}"
    return "taken"

LITERAL, SUCCESS, JUMP, MARK, BRANCH, IN, REPEAT, REPEAT_ONE, MAX_UNTIL, CHARSET, BIG, GROUPREF, EXISTS, ASSERT, ATOMIC, AT, CATEGORY, INFO = (
    getattr(_compiler, name) for name in ("LITERAL SUCCESS JUMP MARK BRANCH IN REPEAT REPEAT_ONE MAX_UNTIL CHARSET BIGCHARSET GROUPREF GROUPREF_EXISTS "
                                          "ASSERT ATOMIC_GROUP AT CATEGORY INFO").split())
for code in ([], [LITERAL], [LITERAL, 97], [SUCCESS], [MARK, 2, SUCCESS], [MARK, 1, SUCCESS], [GROUPREF, 1, SUCCESS], [AT, 12, SUCCESS],
             [CATEGORY, 18, SUCCESS], [JUMP, 1, SUCCESS], [99, SUCCESS], [IN, 5, LITERAL, 97, 0, SUCCESS], [IN, 4, LITERAL, 97, 0, SUCCESS],
             [IN, 4, LITERAL, 97, 1, SUCCESS], [IN, 9, CHARSET, 1, 2, 3, 4, 5, 6, 7, 0, SUCCESS], [IN, 70, BIG, 1] + [0] * 67 + [SUCCESS],
             [IN, 75, BIG, 1] + [0x01010101] * 64 + [0] * 9 + [SUCCESS], [IN, 75, BIG, 1] + [0] * 64 + [0] * 9 + [SUCCESS],
             [REPEAT, 5, 0, 9, LITERAL, 97, MAX_UNTIL, SUCCESS], [REPEAT, 5, 9, 0, LITERAL, 97, MAX_UNTIL, SUCCESS],
             [REPEAT, 6, 0, 9, LITERAL, 97, MAX_UNTIL, SUCCESS], [REPEAT_ONE, 6, 0, 3, LITERAL, 97, SUCCESS, SUCCESS],
             [REPEAT_ONE, 2**32 - 1, 0, 3, LITERAL, 97, SUCCESS, SUCCESS], [BRANCH, 5, LITERAL, 97, JUMP, 2, 0, SUCCESS],
             [BRANCH, 5, LITERAL, 97, JUMP, 9, 0, SUCCESS], [EXISTS, 0, 4, LITERAL, 97, SUCCESS], [EXISTS, 0, 3, LITERAL, 97, SUCCESS], [EXISTS, 7, 4, LITERAL, 97, SUCCESS],
             [ASSERT, 5, 0, LITERAL, 97, SUCCESS, SUCCESS], [ATOMIC, 4, LITERAL, 97, SUCCESS, SUCCESS], [ATOMIC, 40, LITERAL, 97, SUCCESS, SUCCESS],
             [INFO, 4, 0, 1, 1, LITERAL, 97, SUCCESS], [INFO, 40, 0, 1, 1, LITERAL, 97, SUCCESS], [-1, SUCCESS], [2**32, SUCCESS], ["a", SUCCESS]):
    print([int(x) if isinstance(x, int) else x for x in code[:8]], refused(code))
print(refused([SUCCESS], -1), refused([SUCCESS], 2**31))

class Random:
    def __init__(self, seed):
        self.x = seed * 2654435761 % 2**32 | 1
    def below(self, n):
        self.x ^= self.x << 13 & 0xffffffff
        self.x ^= self.x >> 17
        self.x ^= self.x << 5 & 0xffffffff
        return self.x % n

r = Random(11)
codes = [[int(x) for x in _compiler._code(_parser.parse(p), 0)] for p in
         (r"(a)|b(c)*", r"(?:ab|cd)+?x{2,5}", r"(?>a+)b*+", r"(?i:[a-zé]+)()", r"(a)?(?(1)b|c)", r"(?<=ab)[^x-z\d]*$",
          r"(?:(a){2,3}|[\u0400-\u0500\u0600])*+d", r"foo.*bar", r"(?!a)\w+?\b", r"(a)b\1")]
n_refused = n_taken = 0
for i in range(1500):
    code = list(codes[r.below(len(codes))])
    for _ in range(1 + r.below(3)):
        at, kind = r.below(len(code)), r.below(5)
        if kind < 3:
            code[at] = [0, 1, 2, 3, 5, 8, 14, 16, 23, 255, 2**32 - 1, 65536, r.below(45), r.below(45), code[at] ^ 1][r.below(15)]
        elif kind == 3 and len(code) > 1:
            del code[at]
        else:
            code.insert(at, r.below(45))
    try:
        c = _sre.compile("p", 32, code, r.below(4), {}, (None,) * r.below(4))
    except RuntimeError:
        n_refused += 1
        continue
    n_taken += 1
    for text in ("", "aab", "abcdxxab", "foo a bar", "é\u0430\u0401d"):
        for f in (c.match, c.search, c.fullmatch, c.findall, c.split, lambda t: c.sub("x", t)):
            repr(f(text))
print(n_refused > 1000, n_taken > 50)
