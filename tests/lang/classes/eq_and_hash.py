# tests/lang/classes/eq_and_hash.py - defining __eq__ alone makes instances unhashable; both together make keys
class E:
    def __eq__(self, o): return True
try:
    hash(E())
except TypeError as e:
    print(e)
print(E.__hash__)
class K:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, K) and self.n == o.n
    def __hash__(self): return hash(self.n)
print(len({K(1), K(1), K(2)}), {K(5): "five"}[K(5)], K(1) != K(1), K(1) != 3)
class H:
    def __hash__(self): return "x"
try:
    hash(H())
except TypeError as e:
    print(e)
class Big:
    def __hash__(self): return 2 ** 70
print(hash(Big()) == hash(2 ** 70))
