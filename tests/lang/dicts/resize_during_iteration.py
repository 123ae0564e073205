# tests/lang/dicts/resize_during_iteration.py - adding or removing keys during iteration is an error; changing values is not
d = {i: i for i in range(5)}
for k in d:
    d[k] = k * 2
print(d)
for change in (lambda: d.update(new=1), lambda: d.pop(0)):
    try:
        for k in d:
            change()
    except RuntimeError as e:
        print(e)
try:
    for k in d:
        d[k + 100 if isinstance(k, int) else "x"] = d.pop(k)
except RuntimeError as e:
    print(e)
it = iter({1: 2})
print(next(it), next(it, "end"))
try:
    for k, v in d.items():
        d.clear()
except RuntimeError as e:
    print(e)
