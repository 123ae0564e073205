# tests/lang/iteration/custom_iterator_errors.py - errors in __iter__, __next__, __len__ and __getitem__ come out where they are used
class E:
    def __init__(self, where): self.where = where
    def __iter__(self):
        if self.where == "iter": raise KeyError("iter")
        return self
    def __next__(self):
        if self.where == "next": raise KeyError("next")
        raise StopIteration
    def __len__(self):
        if self.where == "len": raise KeyError("len")
        return 3
    def __length_hint__(self): raise KeyError("hint")
for use in (list, tuple, set, sorted, sum, max, dict.fromkeys, lambda e: [*e], lambda e: [x for x in e], lambda e: 1 in e, lambda e: a_b(*e), lambda e: list(zip(e, e)), lambda e: ",".join(e), lambda e: list(map(str, e)), bytes, lambda e: [].extend(e), enumerate, lambda e: any(e)):
    row = []
    for where in ("iter", "next", "len", "none"):
        def a_b(*a): return a
        try:
            use(E(where))
            row.append("ok")
        except (KeyError, ValueError, TypeError) as e:
            row.append(str(e)[:12])
    print(row)
