# tests/lang/badinput/hash_nested_tuple.py - hashing a tuple nested 50,000 deep gives a result or RecursionError (3.11 recurses in C without a check)
# oracle: no
t = ()
for _ in range(50_000):
    t = (t,)
try:
    hash(t)
except RecursionError:
    pass
del t
print("survived")
