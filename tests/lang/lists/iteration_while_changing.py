# tests/lang/lists/iteration_while_changing.py - a list iterator looks at the length each time
l = [1, 2, 3]
for x in l:
    if x < 5 and len(l) < 6: l.append(x + 10)
print(l)
l = list(range(6))
for x in l:
    l.remove(x)
print(l)
it = iter([1, 2, 3])
print(next(it), it.__length_hint__(), list(it), next(it, "end"), it.__length_hint__())
l = [1]
it = iter(l)
list(it)
l.append(2)
print(next(it, "stays finished"))
