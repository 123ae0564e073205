# tests/lang/builtins/id_hash_callable.py - id is unique, hash agrees with ==, callable knows
class C:
    def __call__(self): pass
print(id(1) == id(1), hash("a") == hash("a"), callable(C), callable(C()), callable(len), callable(5), callable(lambda: 0), callable(C.__call__))
print(hash(None) == hash(None), hash(True), hash(1.5) == hash(1.5), hash(()) == hash(tuple()))
