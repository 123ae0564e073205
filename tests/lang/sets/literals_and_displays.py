# tests/lang/sets/literals_and_displays.py - set displays, comprehensions, ambiguity with dicts, order of evaluation, unhashable parts
log = []
def e(x): log.append(x); return x
print({e(1), e(2), e(1)} == {1, 2}, log, type({}), type({1}), type({*()}), {*"aab"} == {"a", "b"}, {x % 2 for x in range(4)}, {(1, 2), (1, 2)}, {1, 1.0, True}, {True, 1}, {0, False, 0.0, -0.0}, {"a": 1} == {"a", 1}, {**{}} == {})
for f in (lambda: {[]}, lambda: {1, {}}, lambda: {*[[]]}, lambda: {x for x in [[]]}, lambda: {frozenset([1]), frozenset([1])}, lambda: {set()}, lambda: {(1, [])}, lambda: {float("nan"), float("nan")} and 2, lambda: {1: [], 1: {}}, lambda: {[]: 1}, lambda: {x: 1 for x in [{}]}):
    try: print(f())
    except TypeError as x: print(x)
class H:
    def __init__(self, n): self.n = n
    def __hash__(self): log.append(("hash", self.n)); return 7
    def __eq__(self, o): log.append(("eq", self.n, o.n)); return self.n == o.n
log.clear(); a, b, c = H(1), H(2), H(1); s = {a, b, c}; print(len(s), log); log.clear(); print(H(2) in s, log); log.clear(); print(a in s, log); d = {a: "x", b: "y"}; log.clear(); d[c] = "z"; print(d[a], len(d), log)
