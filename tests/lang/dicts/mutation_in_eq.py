# tests/lang/dicts/mutation_in_eq.py - a key whose __eq__ changes the dict does not break it
class K:
    def __hash__(self): return 5
    def __eq__(self, o):
        d.clear()
        return False
d = {K(): 1}
print(d.get(K()), len(d))
d = {K(): 1, 7: 2}
d[K()] = 3
print(len(d))
