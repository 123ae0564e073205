# tests/lang/tuples/hash.py - tuples hash by content, with everything inside hashable
print(hash((1, 2)) == hash((1, 2)), hash((1, 2)) == hash((2, 1)), {(1, (2, "a")): 5}[1, (2, "a")], hash((1.0, 2)) == hash((1, 2)))
print(hash(()), hash((1, 2, 3)), hash((0,)), hash((-1,)), hash(((), ())))
try:
    hash(([], 1))
except TypeError as e:
    print(e)
