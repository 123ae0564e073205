# tests/lang/lists/slice_assignment.py - slice assignment replaces, grows, shrinks; an extended slice must match in size
l = list(range(6))
l[1:3] = "abc"
print(l)
l[4:] = []
print(l)
l[:0] = [9, 8]
print(l)
l[::2] = "XYZ"
print(l)
l[::-1] = range(6)
print(l)
l[2:4] = l
print(l)
l[5:1] = ["in"]
print(l)
for bad in (lambda: l.__setitem__(slice(None, None, 2), [1]), lambda: l.__setitem__(slice(0, 1), 5), lambda: l.__setitem__(slice(None, None, -1), 5)):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(e)
