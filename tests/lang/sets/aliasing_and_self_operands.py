# tests/lang/sets/aliasing_and_self_operands.py - a set combined with itself, sets among set members, mutation by callbacks
s = {1, 2}
s |= s; print(s); s &= s; print(s); s ^= s; print(s); s = {1, 2}; s -= s; print(s)
s = {1, 2}; s.update(s); s.intersection_update(s); print(s); s.difference_update(s); print(s); s = {1}; s.symmetric_difference_update(s); print(s, s.isdisjoint(s), s <= s, s < s)
f = frozenset([1]); g = {f, frozenset()}; print({1} in g, set() in g, {2} in g); g.discard({1}); print(g); g.remove(set()); print(g)
def t(h):
    try:
        print(h())
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: g.remove({1})); t(lambda: {1}.remove([])); t(lambda: [] in {1}); t(lambda: {1} in {1}); t(lambda: {1}.discard({2})); t(lambda: {1}.discard([])); t(lambda: {[]}); t(lambda: {{1}}); t(lambda: set().pop()); t(lambda: set(5)); t(lambda: set([1], [2])); t(lambda: set(x=1)); t(lambda: frozenset(x=1)); t(lambda: {1}.add()); t(lambda: hash({1})); t(lambda: {1}.__class__[0]); t(lambda: {1} + {2}); t(lambda: {1}.__or__([1])); t(lambda: {1}.__init__([5, 6])); t(lambda: f.add(1)); t(lambda: {1, 2}.union([3], (4,), {5: 6}, "7") == {1, 2, 3, 4, 5, "7"}); t(lambda: frozenset([1]) is frozenset(frozenset([1]))); t(lambda: f.copy() is f); t(lambda: frozenset(f) is f); t(lambda: f | set() == f); t(lambda: type(f | {2})); t(lambda: type({2} | f)); t(lambda: {2} == frozenset([2])); t(lambda: hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
class E:
    def __init__(self, h, act): self.h, self.act = h, act
    def __hash__(self): return self.h
    def __eq__(self, o): self.act(); return NotImplemented
s = set(); a, b = E(1, s.clear), E(1, lambda: None)
s.add(a); s.add(b); print(len(s) <= 2)
s = {E(1, lambda: None)}
def boom(): raise KeyError("eq")
t(lambda: E(1, boom) in s); t(lambda: s.add(E(1, boom))); t(lambda: s | {E(1, boom)}); t(lambda: s == {E(1, boom)}); t(lambda: s.remove(E(1, boom))); t(lambda: s.issubset([E(1, boom)]))
class Set(set):
    def __init__(self, *a): super().__init__(*a); self.tag = "t"
    def __repr__(self): return "Set" + set.__repr__(self)
x = Set([1]); x.other = x; print(x, x.__reduce__()[1:2], x.__dict__.keys(), repr({frozenset(): 1}), repr(Set()), frozenset(), set(), {frozenset([1])})
class H(set):
    def __hash__(self): return 5
print(hash(H()), {H(): 1}, H([1]) in {frozenset([1])}, {1} in {H([1])})
it = iter({1, 2, 3}); print(it.__length_hint__(), type(it).__name__); next(it); print(it.__length_hint__(), len(list(it)), it.__length_hint__(), it.__reduce__())
