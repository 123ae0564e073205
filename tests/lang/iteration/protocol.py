# tests/lang/iteration/protocol.py - iter and next use __iter__ and __next__, and name what is missing
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(It(3)), sum(It(4)), tuple(It(2)), 1 in It(3), max(It(5)), [*It(2)], dict(zip("ab", It(9))))
class NoNext:
    def __iter__(self): return self
class NotIter:
    def __iter__(self): return 5
class N: __iter__ = None
for bad in (lambda: iter(5), lambda: iter(NoNext()), lambda: iter(NotIter()), lambda: iter(N()), lambda: next(5), lambda: next([])):
    try:
        bad()
    except TypeError as e:
        print(e)
