# tests/lang/classes/length_hint.py - list() asks __length_hint__ and ignores wrong hints
class H:
    def __init__(self, h): self.h, self.n = h, 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
    def __length_hint__(self): return self.h
import operator
print(list(H(3)), list(H(100)), list(H(0)), operator.length_hint(H(5)), list(H(NotImplemented)))
for h in (-1, "a"):
    try:
        list(H(h))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
