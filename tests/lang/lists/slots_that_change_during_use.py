# tests/lang/lists/slots_that_change_during_use.py - methods of lists whose callbacks change the list
class Eq:
    def __init__(self, f): self.f = f
    def __eq__(self, o): self.f(); return False
def t(name, make):
    l = []
    try:
        print(name, make(l), len(l))
    except Exception as e:
        print(name, type(e).__name__, e, len(l))
t("index", lambda l: (l.extend([Eq(l.clear), 1, 2]), l.index(5)))
t("count", lambda l: (l.extend([Eq(l.clear), 1, 2]), l.count(5))[1])
t("remove", lambda l: (l.extend([Eq(l.clear), 1, 2]), l.remove(5)))
t("contains", lambda l: (l.extend([Eq(l.clear), 1, 2]), 5 in l)[1])
t("eq", lambda l: (l.extend([Eq(l.clear), 1]), l == [1, 1])[1])
t("lt", lambda l: (l.extend([Eq(l.clear), 1]), l < [1, 1])[1])
t("grow", lambda l: (l.extend([Eq(lambda: l.append(0) if len(l) < 50 else None)] * 3), l.count(5))[1])
class I:
    def __init__(self, f, v): self.f, self.v = f, v
    def __index__(self): self.f(); return self.v
t("getitem", lambda l: (l.extend([1, 2, 3]), l[I(l.clear, 1)]))
t("setitem", lambda l: (l.extend([1, 2, 3]), l.__setitem__(I(l.clear, 1), 5)))
t("delitem", lambda l: (l.extend([1, 2, 3]), l.__delitem__(I(l.clear, 1))))
t("slice", lambda l: (l.extend([1, 2, 3]), l[I(l.clear, 0):3])[1])
t("del slice", lambda l: (l.extend([1, 2, 3]), l.__delitem__(slice(I(l.clear, 0), 3))))
t("set slice", lambda l: (l.extend([1, 2, 3]), l.__setitem__(slice(I(l.clear, 1), 2), [7, 8])))
t("ext slice", lambda l: (l.extend([1, 2, 3, 4]), l.__setitem__(slice(0, I(l.clear, 4), 2), [7, 8])))
t("insert", lambda l: (l.extend([1, 2, 3]), l.insert(I(l.clear, 2), 9)))
t("pop", lambda l: (l.extend([1, 2, 3]), l.pop(I(l.clear, 1))))
t("mul", lambda l: (l.extend([1, 2]), l * I(l.clear, 2))[1])
t("imul", lambda l: (l.extend([1, 2]), l.__imul__(I(l.clear, 2)))[1])
class It:
    def __init__(self, l): self.l, self.n = l, 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        self.l.append(-self.n)
        return self.n
t("extend it", lambda l: (l.extend(It(l)), list(l))[1])
t("slice it", lambda l: (l.extend([0, 0]), l.__setitem__(slice(0, 1), It(l)), list(l))[2])
t("init it", lambda l: (l.extend([0, 0]), l.__init__(It(l)), list(l))[2])
t("self", lambda l: (l.extend([1, 2]), l.extend(l), l.__setitem__(slice(1, 3), l), l)[3])
t("key", lambda l: (l.extend([3, 1, 2]), l.sort(key=lambda x: (l.append(1), x)[1])))
t("init2", lambda l: (l.extend([1]), l.__init__(), l.__init__("ab"), l)[3])
for f in (lambda: list(1), lambda: list([1], [2]), lambda: list(iterable=[1]), lambda: [1] + (2,), lambda: (1,) + [2], lambda: [1] * "a", lambda: [1] * 1.0, lambda: [].extend(5), lambda: [][0], lambda: [].pop(), lambda: [1].pop("a"), lambda: [1].index(1, 1), lambda: [1].index(1, None), lambda: [1].remove(2), lambda: [1].__getitem__("a"), lambda: [1][(slice(2), 3)], lambda: [1] < (1,), lambda: [1].insert(1), lambda: [0] * 2**62, lambda: [1].__getitem__(2**70), lambda: [1].index("x")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
