# tests/lang/lists/sort_mutation.py - changing the list during its sort is an error
l = [3, 1, 2]
def key(x):
    l.append(x)
    return x
try:
    l.sort(key=key)
except ValueError as e:
    print(e)
seen = []
m = [1, 2]
m.sort(key=lambda x: seen.append(list(m)) or x)
print(seen, m)
