# tests/lang/lists/contains_identity_first.py - membership takes identity before equality
class Never:
    def __eq__(self, o): return False
n = Never()
print(n in [n], n == n, [n] == [n], [n].index(n), [n].count(n), n in (n,))
class Boom:
    def __eq__(self, o): raise ValueError("compared")
try:
    1 in [Boom()]
except ValueError as e:
    print(e)
