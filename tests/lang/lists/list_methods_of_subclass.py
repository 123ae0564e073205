# tests/lang/lists/list_methods_of_subclass.py - a subclass of list that overrides special methods: which built-in operations ask it
class L(list):
    def __getitem__(self, i): print("getitem", i); return list.__getitem__(self, i)
    def __iter__(self): print("iter"); return list.__iter__(self)
    def __len__(self): print("len"); return list.__len__(self)
    def __contains__(self, x): print("contains", x); return list.__contains__(self, x)
    def __setitem__(self, i, v): print("setitem", i, v); list.__setitem__(self, i, v)
    def __delitem__(self, i): print("delitem", i); list.__delitem__(self, i)
    def append(self, v): print("append", v); list.append(self, v)
l = L([3, 1, 2])
for f in (lambda: list(l), lambda: tuple(l), lambda: sorted(l), lambda: [*l], lambda: l + [4], lambda: [0] + l, lambda: l.index(1), lambda: 1 in l, lambda: len(l), lambda: bool(l), lambda: l[0], lambda: l[-1], lambda: l[:2], lambda: l.copy(), lambda: repr(l), lambda: l == [3, 1, 2], lambda: [3, 1, 2] == l, lambda: reversed(l).__next__(), lambda: l.pop(), lambda: l.sort(), lambda: l.extend([9]), lambda: l.__iadd__([8]), lambda: ",".join(map(str, l)), lambda: max(l), lambda: sum(l), lambda: dict.fromkeys(l), lambda: set(l), lambda: (lambda *a: a)(*l), lambda: l.__setitem__(0, 7), lambda: l.remove(1), lambda: l.reverse(), lambda: [].extend(l), lambda: list.__len__(l), lambda: zip(l).__next__(), lambda: enumerate(l).__next__(), lambda: l * 2, lambda: l.count(8)):
    try:
        print("->", f())
    except ValueError as e:
        print("->", e)
a, b, *c = l
print(a, b, c)
try:
    x, = l
except ValueError as e:
    print(e)
l.append(5); del l[0]; l[0] += 1; print(list.__repr__(l))
