# tests/lang/bytearray/extend_asks_length.py - extend() hears of the errors of __len__ and __length_hint__
class Len:
    def __iter__(self): return iter(b"ab")
    def __len__(self): raise RuntimeError("len")
class Hint:
    def __iter__(self): return iter(b"ab")
    def __length_hint__(self): raise RuntimeError("hint")
class Wrong(Hint):
    def __length_hint__(self): return -1
class Nothing(Hint):
    def __length_hint__(self): return NotImplemented
for kind in Len, Hint, Wrong, Nothing:
    b = bytearray(b"x")
    try: b.extend(kind()); print(b)
    except Exception as e: print(type(e).__name__, e, b)
