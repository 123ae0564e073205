# tests/lang/lists/append_extend_insert.py - append, extend and insert change the list in place and return None
l = []
print(l.append(1), l.extend((2, 3)), l.insert(0, 0), l.extend("ab"), l.insert(100, "z"), l.insert(-100, "a"), l)
l.extend(l)
print(len(l))
l += (x for x in range(2))
print(l[-3:])
for bad in (lambda: l.extend(5), lambda: l.append(), lambda: l.append(1, 2), lambda: l.insert(1), lambda: l.insert("a", 1), lambda: l.insert(10 ** 30, 1)):
    try:
        bad()
    except (TypeError, OverflowError) as e:
        print(e)
