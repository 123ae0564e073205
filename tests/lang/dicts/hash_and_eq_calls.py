# tests/lang/dicts/hash_and_eq_calls.py - looking a key up calls __hash__ once and __eq__ only on equal hashes
class K:
    def __init__(self, n): self.n = n
    def __hash__(self):
        print("hash", self.n, end="; ")
        return self.n % 10
    def __eq__(self, o):
        print("eq", self.n, o.n, end="; ")
        return self.n == o.n
a = K(1)
d = {a: "a"}
print(d[a])
print(d[K(1)])
print(d.get(K(2)))
print(d.get(K(11)))
print(len({K(1): 0, K(3): 0}))
