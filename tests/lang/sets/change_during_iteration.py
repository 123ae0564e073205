# tests/lang/sets/change_during_iteration.py - changing the size of a set during iteration is an error
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
s = {1}
for x in s:
    s.discard(5)
print(s)
