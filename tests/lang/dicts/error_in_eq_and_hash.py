# tests/lang/dicts/error_in_eq_and_hash.py - errors in __hash__ and __eq__ come out of the look-up
class H:
    def __hash__(self): raise ValueError("hash")
class E:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError("eq")
for f in (lambda: {H(): 1}, lambda: {E(): 1, E(): 2}, lambda: {E(): 1}[1], lambda: H() in {}, lambda: {E()} | {E()}):
    try:
        f()
        print("no error")
    except ValueError as e:
        print(e)
