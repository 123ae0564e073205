# tests/spine/list_surgery.py - inserting, removing, slicing and joining lists in place
a = list(range(10))
a[2:5] = ["x", "y"]
print(a)
a[1:1] = [100, 200]
print(a)
del a[::3]
print(a)
a[-2:] = []
print(a, len(a))
a.insert(0, "first")
a.insert(-1, "before last")
a.insert(99, "last")
print(a)
print(a.pop(), a.pop(0), a.pop(1), a)
a.extend([1, 2, 1])
a.remove(1)
print(a, a.count(1), a.index(1))
a.reverse()
print(a, a[::-1], a[::2], a[1:-1], a[-3:], a[5:2], a[4:1:-1])
b = a
c = a[:]
a.append("shared")
print(len(b), len(c), b is a, c is a)
a += [1, 2]
a *= 2
print(b == a, len(b))
a.clear()
print(b, not a)

queue = [1]
out = []
while queue and len(out) < 12:
    n = queue.pop(0)
    out.append(n)
    queue += [2 * n, 2 * n + 1]
print(out, len(queue))

rows = [[0] * 3] * 2
rows[0][1] = 5
print(rows)
rows = [[0] * 3 for _ in range(2)]
rows[0][1] = 5
print(rows)
try:
    rows[2]
except IndexError as e:
    print(e)
try:
    [1, 2].remove(3)
except ValueError as e:
    print(e)
first, *middle, last = [1, 2, 3, 4, 5]
print(first, middle, last, [*middle, *[9, 8]], [1, 2] < [1, 3] < [2], [1] + [2] == [1, 2])
try:
    d = [0, 1, 2, 3]
    d[::2] = [7]
except ValueError as e:
    print(e)
