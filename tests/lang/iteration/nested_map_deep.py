# tests/lang/iteration/nested_map_deep.py - next on many nested maps is an error or a result, never a crash
# oracle: no
it = iter([1, 2])
for _ in range(100000):
    it = map(abs, it)
try:
    r = next(it)
    print(r in (1, 2))
except RecursionError:
    print(True)
del it
print("dropped")
