# tests/lang/lists/copy_and_reverse.py - copy is shallow; reverse, reversed and clear
l = [[1], 2]
c = l.copy()
c[0].append("shared")
c.append(3)
print(l, c)
print(l.reverse(), l, list(reversed(l)), l.clear(), l)
r = reversed([1, 2, 3])
print(next(r), list(r), type(r).__name__)
