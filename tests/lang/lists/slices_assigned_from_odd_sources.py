# tests/lang/lists/slices_assigned_from_odd_sources.py - slice assignment, deletion and extension whose source or index changes the list meanwhile
def attempt(label, f):
    try: r = f()
    except Exception as e: r = f"{type(e).__name__}: {e}"
    print(label, "->", r)
class Ix:
    def __init__(self, v, do): self.v, self.do = v, do
    def __index__(self): self.do(); return self.v
class It:
    def __init__(self, vals, do): self.vals, self.do = list(vals), do
    def __iter__(self):
        for v in self.vals: self.do(); yield v
class Hint(It):
    def __init__(self, vals, hint, do=lambda: None): super().__init__(vals, do); self.hint = hint
    def __length_hint__(self): self.do(); return self.hint() if callable(self.hint) else self.hint
for name, change in (("clear", lambda l: l.clear()), ("append", lambda l: l.append("x")), ("pop", lambda l: l and l.pop()), ("double", lambda l: len(l) < 40 and l.extend(list(l))), ("insert", lambda l: l.insert(0, "i")), ("sort", lambda l: l.sort(key=str)), ("del slice", lambda l: l.__delitem__(slice(0, 2))), ("reverse", lambda l: l.reverse())):
    for label, use in (("setitem", lambda l, d: l.__setitem__(Ix(1, d), "v")), ("getitem", lambda l, d: l[Ix(1, d)]), ("delitem", lambda l, d: l.__delitem__(Ix(1, d))), ("slice from index", lambda l, d: l[Ix(1, d):3]), ("slice set", lambda l, d: l.__setitem__(slice(1, 3), It("ab", d))), ("slice set index", lambda l, d: l.__setitem__(slice(Ix(1, d), 3), "ab")), ("slice del", lambda l, d: l.__delitem__(slice(Ix(1, d), 3))), ("step del", lambda l, d: l.__delitem__(slice(Ix(0, d), 4, 2))), ("extend", lambda l, d: l.extend(It("ab", d))), ("iadd", lambda l, d: l.__iadd__(It("ab", d))), ("insert", lambda l, d: l.insert(Ix(1, d), "v")), ("pop", lambda l, d: l.pop(Ix(1, d))), ("mul", lambda l, d: l * Ix(2, d)), ("imul", lambda l, d: l.__imul__(Ix(2, d))), ("index", lambda l, d: l.index(3, Ix(0, d), 4)), ("init", lambda l, d: l.__init__(It("ab", d))), ("hint", lambda l, d: l.extend(Hint("ab", 5, d)))):
        l = [0, 1, 2, 3, 4]; out = []
        attempt(f"{name} in {label}", lambda: (use(l, lambda: change(l)), l)[1] if label != "mul" else (use(l, lambda: change(l)), l))
l = [1, 2, 3]
for label, f in (("self slice", lambda: l.__setitem__(slice(1, 1), l)), ("self step", lambda: l.__setitem__(slice(None, None, -1), l)), ("self extend", lambda: l.extend(l)), ("reversed self", lambda: l.__setitem__(slice(0, 3), reversed(l))), ("iter self", lambda: l.__setitem__(slice(0, 2), iter(l))), ("gen self", lambda: l.__setitem__(slice(0, 1), (x for x in l))), ("extend iter", lambda: l.extend(iter(l[:3]))), ("5", lambda: l.__setitem__(slice(0, 1), 5)), ("None", lambda: l.__setitem__(slice(0, 2, 2), None)), ("wrong size", lambda: l.__setitem__(slice(0, 4, 2), [1])), ("str", lambda: l.__setitem__(slice(0, 2, 2), "a")), ("empty step", lambda: l.__setitem__(slice(5, 0, 2), [])), ("neg empty", lambda: l.__setitem__(slice(0, 5, -1), [])), ("insert at empty", lambda: l.__setitem__(slice(5, 2), "XY")), ("zero step", lambda: l.__setitem__(slice(0, 1, 0), [])), ("huge", lambda: l.__setitem__(slice(2**70, 2**80), "H")), ("neg huge", lambda: l.__setitem__(slice(-2**70, -2**70), "N")), ("huge step", lambda: l.__setitem__(slice(0, 9, 2**70), "S")), ("bad", lambda: l.__setitem__(slice("a", 1), [])), ("float", lambda: l[1.0]), ("tuple", lambda: l[1, 2]), ("del str", lambda: l.__delitem__("a"))): attempt(label, lambda: (f(), l[:14], len(l))[1:])
for hint in (-1, 10**6, 2**62, 2**70, None, "x", NotImplemented, 1.5, True, lambda: 1 / 0, lambda: (_ for _ in ()).throw(TypeError("t"))): attempt(f"hint {hint if not callable(hint) else 'callable'}", lambda: [] + list(Hint("ab", hint)))
