# tests/lang/dicts/update_forms.py - update takes a mapping, pairs and keywords, the last wins
d = {}
d.update()
d.update({"a": 1}, b=2)
d.update([("a", 3), ("c", 4)])
d.update(a=5)
print(d)
for bad in (lambda: d.update(5), lambda: d.update([1, 2]), lambda: d.update({}, {})):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(e)
