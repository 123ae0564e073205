# tests/lang/iteration/protocol_failures.py - objects that break the iteration protocol in each way, at each place that iterates
def places(o):
    for f in (lambda: list(o), lambda: [*o], lambda: (lambda *a: a)(*o), lambda: [x for x in o], lambda: 5 in o, lambda: tuple(map(str, o)), lambda: sorted(o), lambda: max(o), lambda: dict(o), lambda: set(o), lambda: "".join(o), lambda: sum(o), lambda: next(iter(o)), lambda: list(zip(o)), lambda: list(enumerate(o)), lambda: any(o), (lambda: (lambda a, b: 0)(*o)), lambda: [].extend(o), lambda: bytes(o), lambda: dict.fromkeys(o)):
        try: r = f()
        except Exception as e: r = f"{type(e).__name__}: {e}"
        yield r
class NoIter: pass
class IterNone: __iter__ = None
class IterInt:
    def __iter__(self): return 5
class IterRaises:
    def __iter__(self): raise KeyError("iter")
class NextRaises:
    def __iter__(self): return self
    def __next__(self): raise LookupError("next")
class NoNext:
    def __iter__(self): return NoIter()
class NextNone:
    __next__ = None
    def __iter__(self): return self
class GetItem:
    def __getitem__(self, i):
        if i > 1: raise StopIteration
        return "ab"[i]
class GetRaises:
    def __getitem__(self, i): raise ZeroDivisionError("getitem")
class Both(GetItem):
    __iter__ = None
class InstIter: pass
ii = InstIter(); ii.__iter__ = lambda: iter([1])
class LenBad(GetItem):
    def __len__(self): raise ValueError("len")
class HintBad(GetItem):
    def __length_hint__(self): return "x"
for o in (NoIter(), IterNone(), IterInt(), IterRaises(), NextRaises(), NoNext(), NextNone(), GetItem(), GetRaises(), Both(), ii, LenBad(), HintBad(), NoIter, 5, None):
    print(type(o).__name__)
    for r in places(o): print("  ", r if "0x" not in str(r) else "...")
